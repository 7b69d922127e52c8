//! `payments`: one row for each charge.

use database::{Error, Row, Snapshot, Tx, Value, in_list, params};
use primitives::{Amount, Money, PaymentId, Timestamp};

use super::written;
use crate::{Key, Payment, RedirectUrl, Status};

const COLUMNS: &str = "id, order_ref, handler_id, charge_key, amount, currency, status, captured, refunded, \
     refunding, attempts, provider_ref, reason, created_at, updated_at, action_url";

fn read(row: &Row<'_>) -> Result<Payment, Error> {
    Ok(Payment {
        id: row.get(0)?,
        order_ref: row.parse(1)?,
        handler_id: row.parse(2)?,
        key: row.parse(3)?,
        money: Money { amount: row.get(4)?, currency: row.parse(5)? },
        status: row.parse(6)?,
        captured: row.get(7)?,
        refunded: row.get(8)?,
        refunding: row.get(9)?,
        attempts: row.get(10)?,
        provider_ref: row.get(11)?,
        reason: row.get(12)?,
        created_at: row.get(13)?,
        updated_at: row.get(14)?,
        action_url: action_url(row.get(15)?)?,
    })
}

fn action_url(text: Option<String>) -> Result<Option<RedirectUrl>, Error> {
    let parse =
        |text: String| text.parse().map_err(|_| Error::Decode("not the address of a page".to_owned()));
    text.map(parse).transpose()
}

fn text_of(url: Option<&RedirectUrl>) -> Option<String> {
    url.map(|url| url.as_str().to_owned())
}

/// The payment with this id.
pub(crate) fn find(snapshot: &mut Snapshot<'_>, id: PaymentId) -> Result<Option<Payment>, Error> {
    snapshot.query_opt(&format!("SELECT {COLUMNS} FROM payments WHERE id = ?"), &params![id], read)
}

/// The payment made under this key.
pub(crate) fn find_by_key(snapshot: &mut Snapshot<'_>, key: &Key) -> Result<Option<Payment>, Error> {
    snapshot.query_opt(&format!("SELECT {COLUMNS} FROM payments WHERE charge_key = ?"), &params![key], read)
}

/// The payments for the orders, oldest first.
pub(crate) fn of_orders(snapshot: &mut Snapshot<'_>, order_refs: &[&str]) -> Result<Vec<Payment>, Error> {
    let (list, values) = in_list(order_refs);
    let sql = format!("SELECT {COLUMNS} FROM payments WHERE order_ref IN ({list}) ORDER BY id");
    snapshot.query(&sql, &values, read)
}

/// Writes a new payment.
pub(crate) fn insert(tx: &mut Tx<'_>, payment: &Payment) -> Result<(), Error> {
    let row: [Value; 16] = params![
        payment.id,
        &payment.order_ref,
        &payment.handler_id,
        &payment.key,
        payment.money.amount,
        payment.money.currency,
        payment.status.as_str(),
        payment.captured,
        payment.refunded,
        payment.refunding,
        payment.attempts,
        payment.provider_ref.clone(),
        payment.reason.clone(),
        payment.created_at,
        payment.updated_at,
        text_of(payment.action_url.as_ref())
    ];
    tx.insert_many("payments", COLUMNS, &[row]).map(drop)
}

/// Writes what a step changed, if the payment still is where it was: in `from`, before its last attempt.
pub(crate) fn update(tx: &mut Tx<'_>, from: Status, payment: &Payment) -> Result<(), Error> {
    written(tx.execute(
        "UPDATE payments SET status = ?, captured = ?, attempts = ?, provider_ref = ?, reason = ?, action_url = ?, updated_at = ? \
         WHERE id = ? AND status = ? AND attempts = ?",
        &params![
            payment.status.as_str(),
            payment.captured,
            payment.attempts,
            payment.provider_ref.clone(),
            payment.reason.clone(),
            text_of(payment.action_url.as_ref()),
            payment.updated_at,
            payment.id,
            from.as_str(),
            payment.attempts - 1
        ],
    )?)
}

/// Promises so much of the captured money to a refund; `false` when there is not so much left.
pub(crate) fn promise_refund(tx: &mut Tx<'_>, id: PaymentId, amount: Amount) -> Result<bool, Error> {
    let matched = tx.execute(
        "UPDATE payments SET refunding = refunding + ? WHERE id = ? AND captured - refunded - refunding >= ?",
        &params![amount, id, amount],
    )?;
    Ok(matched == 1)
}

/// Turns a promised refund into a real one (`refunded` = its amount) or takes the promise back (zero).
pub(crate) fn settle_refund(
    tx: &mut Tx<'_>,
    payment: &Payment,
    promised: Amount,
    refunded: Amount,
    now: Timestamp,
) -> Result<(), Error> {
    written(tx.execute(
        "UPDATE payments SET refunding = refunding - ?, refunded = refunded + ?, status = ?, attempts = ?, \
         updated_at = ? WHERE id = ? AND refunding >= ? AND attempts = ?",
        &params![
            promised,
            refunded,
            payment.status.as_str(),
            payment.attempts,
            now,
            payment.id,
            promised,
            payment.attempts - 1
        ],
    )?)
}
