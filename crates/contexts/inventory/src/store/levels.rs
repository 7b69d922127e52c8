//! `stock_levels`: the counters. Each write is conditional, so that the row itself refuses to be oversold.

use database::{Error, Tx, Value, in_list, params};
use primitives::{LocationId, VariantId};

use super::written;

/// Promises `delta` more pieces (or fewer).
pub(crate) fn reserve(
    tx: &mut Tx<'_>,
    variant: VariantId,
    location: LocationId,
    delta: i64,
) -> Result<(), Error> {
    written(tx.execute(
        "UPDATE stock_levels SET reserved = reserved + ? WHERE variant_id = ? AND location_id = ? \
         AND on_hand - reserved >= ? AND reserved + ? >= 0",
        &params![delta, variant, location, delta, delta],
    )?)
}

/// Turns promised pieces into sold ones.
pub(crate) fn sell(
    tx: &mut Tx<'_>,
    variant: VariantId,
    location: LocationId,
    quantity: i64,
) -> Result<(), Error> {
    written(tx.execute(
        "UPDATE stock_levels SET on_hand = on_hand - ?, reserved = reserved - ? \
         WHERE variant_id = ? AND location_id = ? AND reserved >= ?",
        &params![quantity, quantity, variant, location, quantity],
    )?)
}

/// Puts sold pieces back.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    variant: VariantId,
    location: LocationId,
    quantity: i64,
) -> Result<(), Error> {
    written(tx.execute(
        "UPDATE stock_levels SET on_hand = on_hand + ? WHERE variant_id = ? AND location_id = ?",
        &params![quantity, variant, location],
    )?)
}

/// Adds the deltas to the stock on hand at `location`, in one statement. The table's constraints refuse to go below
/// what is reserved.
pub(crate) fn add_many(
    tx: &mut Tx<'_>,
    location: LocationId,
    deltas: &[(VariantId, i64)],
) -> Result<(), Error> {
    let Some(last) = deltas.last() else { return Ok(()) };
    let mut padded = deltas.to_vec();
    padded.resize(deltas.len().next_power_of_two(), *last);
    let variants: Vec<VariantId> = padded.iter().map(|(variant, _)| *variant).collect();
    let (list, listed) = in_list(&variants);
    let mut values: Vec<Value> =
        padded.iter().flat_map(|&(variant, delta)| params![variant, delta]).collect();
    values.push(location.into());
    values.extend(listed);
    let sql = format!(
        "UPDATE stock_levels SET on_hand = on_hand + CASE variant_id {} ELSE 0 END \
         WHERE location_id = ? AND variant_id IN ({list})",
        "WHEN ? THEN ? ".repeat(padded.len())
    );
    if tx.execute(&sql, &values)? == deltas.len() as u64 { Ok(()) } else { Err(Error::Contended) }
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
