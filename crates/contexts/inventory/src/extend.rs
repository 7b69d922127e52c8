//! Giving an owner more time.

use database::Tx;
use primitives::Timestamp;

use crate::{InventoryError, reservation::State, store};

/// Holds what `owner` holds until `expires_at`; never shorter than before. An overdue hold that nobody has expired yet
/// can be extended, since its stock is still promised.
///
/// # Errors
/// [`InventoryError::NoHold`] when nothing is held.
pub fn extend(tx: &mut Tx<'_>, owner: &str, expires_at: Timestamp) -> Result<(), InventoryError> {
    let held = store::reservations::of(tx, owner)?
        .filter(|reservation| reservation.state == State::Held)
        .ok_or(InventoryError::NoHold)?;
    if expires_at > held.expires_at {
        store::deadlines::delete(tx, held.expires_at, owner)?;
        store::reservations::set_expiry(tx, owner, expires_at)?;
        store::deadlines::insert(tx, expires_at, owner)?;
    }
    Ok(())
}
