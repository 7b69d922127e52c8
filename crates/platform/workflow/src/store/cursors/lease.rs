//! Keeping and giving up leases.

use database::{Error, Tx, params};
use primitives::{ExecutionId, Timestamp};

use crate::store::WORK;

/// Extends a lease that is still held; tells whether it is.
pub(crate) fn renew(tx: &mut Tx<'_>, id: ExecutionId, fence: i64, until: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE workflow_cursors SET due_at = ? WHERE execution_id = ? AND fence = ?";
    tx.execute(sql, &params![until, id, fence]).map(|matched| matched == 1)
}

/// Ends every lease, as if all had run out; tells how many those were.
pub(crate) fn free_all(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Error> {
    let sql =
        "UPDATE workflow_cursors SET due_at = ?, owner = NULL, fence = fence + 1 WHERE owner IS NOT NULL";
    let freed = tx.execute(sql, &params![now])?;
    tx.signal(WORK);
    Ok(freed)
}

/// Gives up a lease, so that somebody else can take the execution up at once.
pub(crate) fn hand_back(tx: &mut Tx<'_>, id: ExecutionId, fence: i64, now: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE workflow_cursors SET due_at = ?, owner = NULL, fence = fence + 1 \
         WHERE execution_id = ? AND fence = ?";
    tx.execute(sql, &params![now, id, fence]).map(|matched| matched == 1)
}
