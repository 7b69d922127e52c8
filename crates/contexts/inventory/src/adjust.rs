//! Adding to the stock on hand or taking from it: goods received, returns, losses.

use database::Tx;
use primitives::{LocationId, Timestamp, VariantId};

use crate::{InventoryError, MAX_ON_HAND, Reason, location, set_stock::Setting, store};

/// Adds `delta` pieces (or takes them) at a location, or at the default one; returns the new stock on hand there. Not
/// idempotent: whoever may repeat it guards it with a key of its own.
///
/// # Errors
/// [`InventoryError::BelowReserved`] when so many are not there or are promised, [`InventoryError::TooMuch`],
/// [`InventoryError::UnknownVariant`], [`InventoryError::UnknownLocation`].
pub fn adjust(
    tx: &mut Tx<'_>,
    now: Timestamp,
    variant: VariantId,
    at: Option<LocationId>,
    delta: i64,
    reason: Reason,
    reference: Option<&str>,
) -> Result<u32, InventoryError> {
    let standings = store::standings::of(tx, &[variant])?;
    let standing = standings.get(&variant).ok_or(InventoryError::UnknownVariant(variant))?;
    let location = location::resolve(tx, now, at)?;
    let (on_hand, reserved) =
        standing.shelf(location).map_or((0, 0), |shelf| (shelf.on_hand, shelf.reserved));
    let wanted = on_hand.checked_add(delta).ok_or(InventoryError::TooMuch)?;
    if wanted < reserved {
        return Err(InventoryError::BelowReserved { variant, reserved });
    }
    let wanted =
        u32::try_from(wanted).ok().filter(|count| *count <= MAX_ON_HAND).ok_or(InventoryError::TooMuch)?;
    Setting { now, location, reason, reference }.run(tx, &[(variant, wanted)])?;
    Ok(wanted)
}
