//! `refunds`: money that goes back.

use database::{Error, Row, Snapshot, Tx, in_list, params};
use primitives::{Money, RefundId, Timestamp};

use super::written;
use crate::{Key, Refund, RefundStatus};

const COLUMNS: &str = "id, payment_id, order_ref, refund_key, amount, currency, status, note, reason, \
     created_at, updated_at";

fn read(row: &Row<'_>) -> Result<Refund, Error> {
    let note: Option<String> = row.get(7)?;
    let note = note.map(|note| note.parse()).transpose();
    Ok(Refund {
        id: row.get(0)?,
        payment_id: row.get(1)?,
        order_ref: row.parse(2)?,
        key: row.parse(3)?,
        money: Money { amount: row.get(4)?, currency: row.parse(5)? },
        status: row.parse(6)?,
        note: note.map_err(|_| Error::Decode("column 7: unexpected text".to_owned()))?,
        reason: row.get(8)?,
        created_at: row.get(9)?,
        updated_at: row.get(10)?,
    })
}

/// The refund with this id.
pub(crate) fn find(snapshot: &mut Snapshot<'_>, id: RefundId) -> Result<Option<Refund>, Error> {
    snapshot.query_opt(&format!("SELECT {COLUMNS} FROM refunds WHERE id = ?"), &params![id], read)
}

/// The refund made under this key.
pub(crate) fn find_by_key(snapshot: &mut Snapshot<'_>, key: &Key) -> Result<Option<Refund>, Error> {
    snapshot.query_opt(&format!("SELECT {COLUMNS} FROM refunds WHERE refund_key = ?"), &params![key], read)
}

/// The refunds for the orders, oldest first.
pub(crate) fn of_orders(snapshot: &mut Snapshot<'_>, order_refs: &[&str]) -> Result<Vec<Refund>, Error> {
    let (list, values) = in_list(order_refs);
    let sql = format!("SELECT {COLUMNS} FROM refunds WHERE order_ref IN ({list}) ORDER BY id");
    snapshot.query(&sql, &values, read)
}

/// Writes a new refund.
pub(crate) fn insert(tx: &mut Tx<'_>, refund: &Refund) -> Result<(), Error> {
    let row = params![
        refund.id,
        refund.payment_id,
        &refund.order_ref,
        &refund.key,
        refund.money.amount,
        refund.money.currency,
        refund.status.as_str(),
        refund.note.as_deref(),
        refund.reason.clone(),
        refund.created_at,
        refund.updated_at
    ];
    tx.insert_many("refunds", COLUMNS, &[row]).map(drop)
}

/// Ends a pending refund.
pub(crate) fn settle(
    tx: &mut Tx<'_>,
    id: RefundId,
    status: RefundStatus,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<(), Error> {
    let pending = RefundStatus::Pending.as_str();
    written(tx.execute(
        "UPDATE refunds SET status = ?, reason = ?, updated_at = ? WHERE id = ? AND status = ?",
        &params![status.as_str(), reason, now, id, pending],
    )?)
}
