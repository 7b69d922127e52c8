//! `stock_levels`: the counters. Each write is conditional, so that the row itself refuses to be oversold.

use std::collections::BTreeMap;

use database::{Error, Tx, Value, in_list, params};
use primitives::{LocationId, VariantId};

use super::written;
use crate::reservation::RowChanges;

/// How many rows one statement changes at most.
const ROWS: usize = 128;

/// More (or fewer) pieces are there.
const PUT: &str = "on_hand = on_hand + {delta}";

/// Promises so many more pieces of each row (or fewer).
pub(crate) fn reserve(tx: &mut Tx<'_>, deltas: &RowChanges) -> Result<(), Error> {
    let guard = "AND on_hand - reserved >= {delta} AND reserved + {delta} >= 0";
    change(tx, deltas, "reserved = reserved + {delta}", guard)
}

/// Turns promised pieces into sold ones: `deltas` are negative.
pub(crate) fn sell(tx: &mut Tx<'_>, deltas: &RowChanges) -> Result<(), Error> {
    let set = "on_hand = on_hand + {delta}, reserved = reserved + {delta}";
    change(tx, deltas, set, "AND reserved + {delta} >= 0")
}

/// Puts sold pieces back.
pub(crate) fn put_back(tx: &mut Tx<'_>, deltas: &RowChanges) -> Result<(), Error> {
    change(tx, deltas, PUT, "")
}

/// Changes rows as `set` says if all of them allow it by `guard`, with a statement for each location.
fn change(tx: &mut Tx<'_>, deltas: &RowChanges, set: &str, guard: &str) -> Result<(), Error> {
    let mut by_location: BTreeMap<LocationId, Vec<(VariantId, i64)>> = BTreeMap::new();
    for ((variant, location), delta) in deltas.iter().filter(|(_, delta)| **delta != 0) {
        by_location.entry(*location).or_default().push((*variant, *delta));
    }
    for (location, deltas) in &by_location {
        deltas.chunks(ROWS).try_for_each(|some| change_some(tx, *location, some, set, guard))?;
    }
    Ok(())
}

/// Changes rows of one location in one statement.
fn change_some(
    tx: &mut Tx<'_>,
    location: LocationId,
    deltas: &[(VariantId, i64)],
    set: &str,
    guard: &str,
) -> Result<(), Error> {
    let Some(last) = deltas.last() else { return Ok(()) };
    // Few texts, so that statements are kept.
    let mut padded = deltas.to_vec();
    padded.resize(deltas.len().next_power_of_two(), *last);
    let variants: Vec<VariantId> = padded.iter().map(|(variant, _)| *variant).collect();
    let (list, listed) = in_list(&variants);
    let delta = format!("CASE variant_id {} ELSE 0 END", "WHEN ? THEN ? ".repeat(padded.len()));
    let choices: Vec<Value> = padded.iter().flat_map(|&(variant, delta)| params![variant, delta]).collect();
    let chosen = |text: &str| text.matches("{delta}").flat_map(|_| choices.clone()).collect::<Vec<_>>();
    let values = [chosen(set), params![location].to_vec(), listed, chosen(guard)].concat();
    let sql =
        format!("UPDATE stock_levels SET {set} WHERE location_id = ? AND variant_id IN ({list}) {guard}")
            .replace("{delta}", &delta);
    if tx.execute(&sql, &values)? == deltas.len() as u64 { Ok(()) } else { Err(Error::Contended) }
}

/// Adds the deltas to the stock on hand at `location`, in one statement. The table's constraints refuse to go below
/// what is reserved.
pub(crate) fn add_many(
    tx: &mut Tx<'_>,
    location: LocationId,
    deltas: &[(VariantId, i64)],
) -> Result<(), Error> {
    change_some(tx, location, deltas, PUT, "")
}

/// The first stock of variants at `location`.
pub(crate) fn insert_many(
    tx: &mut Tx<'_>,
    location: LocationId,
    counts: &[(VariantId, i64)],
) -> Result<(), Error> {
    let rows: Vec<_> =
        counts.iter().map(|&(variant, on_hand)| params![variant, location, on_hand, 0_i64]).collect();
    tx.insert_many("stock_levels", "variant_id, location_id, on_hand, reserved", &rows).map(drop)
}

/// Overwrites the number of promised pieces; for repairs.
pub(crate) fn correct_reserved(
    tx: &mut Tx<'_>,
    variant: VariantId,
    location: LocationId,
    reserved: i64,
) -> Result<(), Error> {
    written(tx.execute(
        "UPDATE stock_levels SET reserved = ? WHERE variant_id = ? AND location_id = ?",
        &params![reserved, variant, location],
    )?)
}
