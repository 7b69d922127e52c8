//! `reservation_deadlines`: which holds are live, in the order in which they expire.

use database::{Error, Snapshot, Tx, params};
use primitives::Timestamp;

/// Notes that the hold of `owner` is live.
pub(crate) fn insert(tx: &mut Tx<'_>, expires_at: Timestamp, owner: &str) -> Result<(), Error> {
    tx.insert_if_absent(
        "reservation_deadlines",
        &["expires_at", "owner"],
        &["expires_at", "owner"],
        &params![expires_at, owner],
    )
    .map(drop)
}

/// The hold of `owner` is live no longer.
pub(crate) fn delete(tx: &mut Tx<'_>, expires_at: Timestamp, owner: &str) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM reservation_deadlines WHERE expires_at = ? AND owner = ?",
        &params![expires_at, owner],
    )
    .map(drop)
}

/// The holds that have expired, the longest overdue first.
pub(crate) fn due(
    snapshot: &mut Snapshot<'_>,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<(Timestamp, String)>, Error> {
    snapshot.query(
        "SELECT expires_at, owner FROM reservation_deadlines WHERE expires_at <= ? ORDER BY expires_at, owner LIMIT ?",
        &params![now, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
