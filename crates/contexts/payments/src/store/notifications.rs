//! `payment_notifications`: the messages of providers that were taken.

use database::{Error, Snapshot, Tx, params};
use primitives::Timestamp;

use crate::{HandlerId, Key};

/// Notes a message as taken; `false` when it was before.
pub(crate) fn insert_new(
    tx: &mut Tx<'_>,
    handler: &HandlerId,
    id: &Key,
    received_at: Timestamp,
) -> Result<bool, Error> {
    if is_known(tx, handler, id)? {
        return Ok(false);
    }
    tx.insert_many(
        "payment_notifications",
        "handler_id, notification_id, received_at",
        &[params![handler, id, received_at]],
    )?;
    Ok(true)
}

fn is_known(snapshot: &mut Snapshot<'_>, handler: &HandlerId, id: &Key) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM payment_notifications WHERE handler_id = ? AND notification_id = ?";
    Ok(snapshot.query_opt(sql, &params![handler, id], |row| row.get::<i64>(0))?.is_some())
}

/// Forgets some of those that were taken before `before`; tells how many.
pub(crate) fn purge(tx: &mut Tx<'_>, before: Timestamp, limit: u32) -> Result<u64, Error> {
    let found = tx.query(
        "SELECT handler_id, notification_id FROM payment_notifications WHERE received_at < ? \
         ORDER BY received_at LIMIT ?",
        &params![before, limit],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
    )?;
    for (handler, id) in &found {
        tx.execute(
            "DELETE FROM payment_notifications WHERE handler_id = ? AND notification_id = ?",
            &params![handler.as_str(), id.as_str()],
        )?;
    }
    Ok(found.len() as u64)
}
