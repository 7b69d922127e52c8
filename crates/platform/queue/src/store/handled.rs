//! The table `handled_events`.

use database::{Error, Tx, params};
use primitives::{EventId, Timestamp};

/// Notes that the subscriber has handled it; `false` when that was noted before.
pub(crate) fn note(
    tx: &mut Tx<'_>,
    subscriber: &str,
    event: EventId,
    emitted_at: Timestamp,
) -> Result<bool, Error> {
    let columns = ["subscriber", "event_id", "emitted_at"];
    tx.insert_if_absent("handled_events", &columns[..2], &columns, &params![subscriber, event, emitted_at])
}

/// Forgets at most `limit` notes; returns how many that were.
pub(crate) fn purge(tx: &mut Tx<'_>, before: Timestamp, limit: u32) -> Result<u64, Error> {
    let old =
        "SELECT subscriber, event_id FROM handled_events WHERE emitted_at < ? ORDER BY emitted_at LIMIT ?";
    let old =
        tx.query(old, &params![before, limit], |row| Ok((row.get::<String>(0)?, row.get::<EventId>(1)?)))?;
    for (subscriber, event) in &old {
        let sql = "DELETE FROM handled_events WHERE subscriber = ? AND event_id = ?";
        tx.execute(sql, &params![subscriber, *event])?;
    }
    Ok(old.len() as u64)
}
