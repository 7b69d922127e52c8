//! `test_provider_charges` and `test_provider_refunds`: the memory of the test provider.

use std::str::FromStr;

use database::{Error, Snapshot, Tx, params};
use primitives::{Amount, Money};

use crate::{Key, OrderRef, ReturnUrl, provider::AuthorizeRequest};

/// Where a charge is in the provider's own memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Called, never answered, nothing done.
    Silent,
    RequiresAction,
    Authorized,
    Declined,
    Captured,
    Voided,
}

const STATES: [(State, &str); 6] = [
    (State::Silent, "silent"),
    (State::RequiresAction, "requires_action"),
    (State::Authorized, "authorized"),
    (State::Declined, "declined"),
    (State::Captured, "captured"),
    (State::Voided, "voided"),
];

impl State {
    pub(super) fn as_str(self) -> &'static str {
        STATES.iter().find(|(state, _)| *state == self).map_or("silent", |(_, word)| word)
    }
}

impl FromStr for State {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let found = STATES.iter().find(|(_, word)| *word == text);
        found.map(|(state, _)| *state).ok_or_else(|| Error::Decode("not a state of a charge".to_owned()))
    }
}

/// A charge.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) key: Key,
    pub(super) money: Money,
    pub(super) state: State,
    pub(super) reason: Option<String>,
    pub(super) captured: Amount,
    pub(super) refunded: Amount,
    /// How often authorize was called.
    pub(super) calls: u32,
    /// The page on which the shopper decides, if there is one.
    pub(super) page: Option<Page>,
}

/// A page of the provider's own.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// The last part of its address, which nobody can guess.
    pub(super) id: Key,
    /// Where it leads back to.
    pub(super) return_url: ReturnUrl,
}

impl Row {
    pub(super) fn first(
        request: &AuthorizeRequest,
        state: State,
        reason: Option<&str>,
        page: Option<Page>,
    ) -> Self {
        Self {
            key: request.key.clone(),
            money: request.money,
            state,
            reason: reason.map(str::to_owned),
            captured: Amount::ZERO,
            refunded: Amount::ZERO,
            calls: 1,
            page,
        }
    }
}

const COLUMNS: &str =
    "charge_key, amount, currency, status, reason, captured, refunded, calls, page, return_url";

pub(super) fn find(snapshot: &mut Snapshot<'_>, key: &Key) -> Result<Option<Row>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM test_provider_charges WHERE charge_key = ?");
    snapshot.query_opt(&sql, &params![key], read)
}

/// The charge that this page is for.
pub(super) fn find_by_page(snapshot: &mut Snapshot<'_>, page: &str) -> Result<Option<Row>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM test_provider_charges WHERE page = ?");
    snapshot.query_opt(&sql, &params![page], read)
}

fn read(row: &database::Row<'_>) -> Result<Row, Error> {
    Ok(Row {
        key: row.parse(0)?,
        money: Money { amount: row.get(1)?, currency: row.parse(2)? },
        state: row.parse(3)?,
        reason: row.get(4)?,
        captured: row.get(5)?,
        refunded: row.get(6)?,
        calls: row.get(7)?,
        page: page(row)?,
    })
}

fn page(row: &database::Row<'_>) -> Result<Option<Page>, Error> {
    let (id, return_url): (Option<String>, Option<String>) = (row.get(8)?, row.get(9)?);
    let Some((id, return_url)) = id.zip(return_url) else { return Ok(None) };
    let id = id.parse().map_err(|_| Error::Decode("not the id of a page".to_owned()))?;
    Ok(Some(Page { id, return_url: ReturnUrl::stored(return_url) }))
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &Row, reference: &OrderRef) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO test_provider_charges \
         (charge_key, reference, amount, currency, status, reason, captured, refunded, calls, page, return_url) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        &params![
            &row.key,
            reference,
            row.money.amount,
            row.money.currency,
            row.state.as_str(),
            row.reason.clone(),
            row.captured,
            row.refunded,
            row.calls,
            row.page.as_ref().map(|page| page.id.as_str().to_owned()),
            row.page.as_ref().map(|page| page.return_url.as_str().to_owned())
        ],
    )
    .map(drop)
}

pub(super) fn update(tx: &mut Tx<'_>, row: &Row) -> Result<(), Error> {
    tx.execute(
        "UPDATE test_provider_charges SET status = ?, reason = ?, captured = ?, refunded = ?, calls = ? \
         WHERE charge_key = ?",
        &params![row.state.as_str(), row.reason.clone(), row.captured, row.refunded, row.calls, &row.key],
    )
    .map(drop)
}

pub(super) fn insert_refund(tx: &mut Tx<'_>, refund: &Key, key: &Key, amount: Amount) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO test_provider_refunds (refund_key, charge_key, amount) VALUES (?, ?, ?)",
        &params![refund, key, amount],
    )
    .map(drop)
}

/// The charge and amount of a refund.
pub(super) fn refund_amount(
    snapshot: &mut Snapshot<'_>,
    refund: &Key,
) -> Result<Option<(Key, Amount)>, Error> {
    snapshot.query_opt(
        "SELECT charge_key, amount FROM test_provider_refunds WHERE refund_key = ?",
        &params![refund],
        |row| Ok((row.parse(0)?, row.get(1)?)),
    )
}

pub(super) fn refunds(snapshot: &mut Snapshot<'_>, key: &Key) -> Result<Vec<(Key, Amount)>, Error> {
    snapshot.query(
        "SELECT refund_key, amount FROM test_provider_refunds WHERE charge_key = ? ORDER BY refund_key",
        &params![key],
        |row| Ok((row.parse(0)?, row.get(1)?)),
    )
}

pub(super) fn count_charges(snapshot: &mut Snapshot<'_>, reference: &str) -> Result<u32, Error> {
    let counted = snapshot.query_opt(
        "SELECT COUNT(*) FROM test_provider_charges WHERE reference = ? AND status <> ?",
        &params![reference, State::Silent.as_str()],
        |row| row.get(0),
    )?;
    Ok(counted.unwrap_or_default())
}
