//! `stock_movements`: the append-only journal that sums to the stock on hand.

use database::{Error, Tx, params};
use primitives::{MovementId, Timestamp};

use crate::{Reason, reservation::RowChanges};

/// Writes one movement for each change of a row that is not zero.
pub(crate) fn insert_many(
    tx: &mut Tx<'_>,
    now: Timestamp,
    changes: &RowChanges,
    reason: Reason,
    reference: Option<&str>,
) -> Result<(), Error> {
    let rows: Vec<_> = changes
        .iter()
        .filter(|(_, delta)| **delta != 0)
        .map(|((variant, location), delta)| {
            params![*variant, *location, MovementId::new(), *delta, reason.as_str(), reference, now]
        })
        .collect();
    tx.insert_many("stock_movements", "variant_id, location_id, id, delta, reason, reference, at", &rows)
        .map(drop)
}
