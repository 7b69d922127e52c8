//! `ledger_entries`: append-only.

use database::{Error, Snapshot, Tx, params};
use primitives::{Amount, EntryId, Timestamp};

use crate::{Account, Payment};

/// Writes the entries of one movement.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    payment: &Payment,
    movement: &str,
    entries: &[(Account, Amount)],
    now: Timestamp,
) -> Result<(), Error> {
    let row = |(account, amount): &(Account, Amount)| {
        let currency = payment.money.currency;
        params![
            &payment.order_ref,
            EntryId::new(),
            payment.id,
            account.as_str(),
            movement,
            *amount,
            currency,
            now
        ]
    };
    let rows: Vec<_> = entries.iter().map(row).collect();
    let columns = "order_ref, id, payment_id, account, movement, amount, currency, at";
    tx.insert_many("ledger_entries", columns, &rows).map(drop)
}

/// The account and amount of every entry of an order.
pub(crate) fn of(snapshot: &mut Snapshot<'_>, order_ref: &str) -> Result<Vec<(Account, Amount)>, Error> {
    snapshot.query(
        "SELECT account, amount FROM ledger_entries WHERE order_ref = ? ORDER BY id",
        &params![order_ref],
        |row| Ok((row.parse(0)?, row.get(1)?)),
    )
}
