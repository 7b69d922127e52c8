//! `stock_locations`: where stock lies.

use database::{Error, Snapshot, Tx, params};
use primitives::{LocationId, Timestamp};

/// Adds a location.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: LocationId,
    name: &str,
    priority: i64,
    now: Timestamp,
) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO stock_locations (id, name, priority, created_at) VALUES (?, ?, ?, ?)",
        &params![id, name, priority, now],
    )
    .map(drop)
}

/// The location that is sold from first.
pub(crate) fn first(snapshot: &mut Snapshot<'_>) -> Result<Option<LocationId>, Error> {
    snapshot.query_opt("SELECT id FROM stock_locations ORDER BY priority, id LIMIT 1", &[], |row| row.get(0))
}

/// Whether there is such a location.
pub(crate) fn exists(snapshot: &mut Snapshot<'_>, id: LocationId) -> Result<bool, Error> {
    let found = snapshot
        .query_opt("SELECT 1 FROM stock_locations WHERE id = ?", &params![id], |row| row.get::<i64>(0));
    found.map(|row| row.is_some())
}
