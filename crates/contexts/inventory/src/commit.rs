//! Turning a hold into a sale. What shoppers see does not change by it, so there is no event.

use database::Tx;
use primitives::Timestamp;
use serde::Serialize;

use crate::{
    Allocation, InventoryError, Reason,
    reservation::{RowChanges, State, add_quantities},
    store,
};

/// Stock that was sold to an owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Committed {
    /// What was sold, and from where it is to be sent.
    pub allocations: Vec<Allocation>,
}

/// Sells what `owner` holds: the pieces leave the stock, with a movement each. Once sold, the same answer again.
///
/// # Errors
/// [`InventoryError::NoHold`] when nothing is held, or its time is over (also while nobody has expired it yet).
pub fn commit(tx: &mut Tx<'_>, now: Timestamp, owner: &str) -> Result<Committed, InventoryError> {
    let reservation = store::reservations::of(tx, owner)?.ok_or(InventoryError::NoHold)?;
    if reservation.state == State::Committed {
        return Ok(Committed { allocations: reservation.allocations });
    }
    if !reservation.is_live(now) {
        return Err(InventoryError::NoHold);
    }
    let mut moved = RowChanges::new();
    add_quantities(&mut moved, &reservation.allocations, -1);
    store::levels::sell(tx, &moved)?;
    store::movements::insert_many(tx, now, &moved, Reason::Sale, Some(owner))?;
    store::reservations::set_state(tx, &[owner.to_owned()], State::Held, State::Committed)?;
    store::deadlines::delete(tx, reservation.expires_at, owner)?;
    Ok(Committed { allocations: reservation.allocations })
}
