//! `unresolved_payments`: the payments that are pending, or hold money that nobody wants.

use database::{Error, Snapshot, Tx, params};
use primitives::{PaymentId, Timestamp};

/// Notes a payment as one to be seen to.
pub(crate) fn insert(tx: &mut Tx<'_>, payment: PaymentId, since: Timestamp) -> Result<(), Error> {
    tx.insert_many("unresolved_payments", "since, payment_id", &[params![since, payment]]).map(drop)
}

/// There is nothing to be seen to any more.
pub(crate) fn delete(tx: &mut Tx<'_>, payment: PaymentId, since: Timestamp) -> Result<(), Error> {
    tx.execute("DELETE FROM unresolved_payments WHERE since = ? AND payment_id = ?", &params![since, payment])
        .map(drop)
}

/// The payments that were to be seen to before `before` already, the oldest first.
pub(crate) fn before(
    snapshot: &mut Snapshot<'_>,
    before: Timestamp,
    limit: u32,
) -> Result<Vec<PaymentId>, Error> {
    snapshot.query(
        "SELECT payment_id FROM unresolved_payments WHERE since < ? ORDER BY since, payment_id LIMIT ?",
        &params![before, limit],
        |row| row.get(0),
    )
}
