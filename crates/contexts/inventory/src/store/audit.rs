//! Reading the counters beside what they count, in pages, so that memory is bounded whatever the size of the shop.

use std::collections::BTreeMap;

use database::{Error, Snapshot, Value, params};
use primitives::{LocationId, Timestamp, VariantId};

use crate::LevelAudit;

/// The row after which the next page begins.
pub(crate) type Place = (VariantId, LocationId);

/// Up to `size` levels after a place, each with the sums of its journal and of its live holds.
pub(crate) fn page(
    snapshot: &mut Snapshot<'_>,
    after: Option<Place>,
    size: u32,
) -> Result<Vec<LevelAudit>, Error> {
    let mut levels = levels(snapshot, after, size)?;
    if let (Some(((first, _), _)), Some(((last, _), _))) = (levels.first_key_value(), levels.last_key_value())
    {
        let range = params![*first, *last];
        sum_journal(snapshot, &range, &mut levels)?;
        sum_holds(snapshot, &range, &mut levels)?;
    }
    Ok(levels.into_values().collect())
}

/// The levels of one variant, likewise.
pub(crate) fn of_variant(snapshot: &mut Snapshot<'_>, variant: VariantId) -> Result<Vec<LevelAudit>, Error> {
    let mut levels = BTreeMap::new();
    let sql = "SELECT variant_id, location_id, on_hand, reserved FROM stock_levels WHERE variant_id = ?";
    read_levels(snapshot, sql, &params![variant], &mut levels)?;
    let range = params![variant, variant];
    sum_journal(snapshot, &range, &mut levels)?;
    sum_holds(snapshot, &range, &mut levels)?;
    Ok(levels.into_values().collect())
}

type Levels = BTreeMap<Place, LevelAudit>;

fn levels(snapshot: &mut Snapshot<'_>, after: Option<Place>, size: u32) -> Result<Levels, Error> {
    let mut levels = BTreeMap::new();
    match after {
        None => read_levels(
            snapshot,
            "SELECT variant_id, location_id, on_hand, reserved FROM stock_levels \
             ORDER BY variant_id, location_id LIMIT ?",
            &params![size],
            &mut levels,
        )?,
        Some((variant, location)) => read_levels(
            snapshot,
            "SELECT variant_id, location_id, on_hand, reserved FROM stock_levels \
             WHERE variant_id >= ? AND (variant_id > ? OR location_id > ?) \
             ORDER BY variant_id, location_id LIMIT ?",
            &params![variant, variant, location, size],
            &mut levels,
        )?,
    }
    Ok(levels)
}

fn read_levels(
    snapshot: &mut Snapshot<'_>,
    sql: &str,
    values: &[Value],
    levels: &mut Levels,
) -> Result<(), Error> {
    let read = snapshot.for_each(sql, values, |row| {
        let audit = LevelAudit {
            variant: row.get(0)?,
            location: row.get(1)?,
            on_hand: row.get(2)?,
            moved: 0,
            reserved: row.get(3)?,
            held: 0,
        };
        levels.insert((audit.variant, audit.location), audit);
        Ok(())
    });
    read.map(drop)
}

fn sum_journal(snapshot: &mut Snapshot<'_>, range: &[Value], levels: &mut Levels) -> Result<(), Error> {
    let sql = "SELECT variant_id, location_id, delta FROM stock_movements \
               WHERE variant_id >= ? AND variant_id <= ?";
    let read = snapshot.for_each(sql, range, |row| {
        if let Some(level) = levels.get_mut(&(row.get(0)?, row.get(1)?)) {
            level.moved += row.get::<i64>(2)?;
        }
        Ok(())
    });
    read.map(drop)
}

fn sum_holds(snapshot: &mut Snapshot<'_>, range: &[Value], levels: &mut Levels) -> Result<(), Error> {
    // CROSS JOIN keeps SQLite from walking through all reservations ever made: the few live ones lead.
    let sql = "SELECT r.variant_id, r.location_id, r.quantity FROM reservation_deadlines d CROSS JOIN reservations r \
               WHERE r.owner = d.owner AND r.expires_at = d.expires_at AND r.state = 'held' \
               AND r.variant_id >= ? AND r.variant_id <= ?";
    let read = snapshot.for_each(sql, range, |row| {
        if let Some(level) = levels.get_mut(&(row.get(0)?, row.get(1)?)) {
            level.held += row.get::<i64>(2)?;
        }
        Ok(())
    });
    read.map(drop)
}

/// Up to `limit` rows of holds that have no deadline and would never expire.
pub(crate) fn without_deadline(
    snapshot: &mut Snapshot<'_>,
    limit: u32,
) -> Result<Vec<(Timestamp, String)>, Error> {
    snapshot.query(
        "SELECT r.expires_at, r.owner FROM reservations r WHERE r.state = 'held' AND NOT EXISTS \
         (SELECT 1 FROM reservation_deadlines d WHERE d.expires_at = r.expires_at AND d.owner = r.owner) LIMIT ?",
        &params![limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
