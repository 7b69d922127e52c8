//! Undoing a sale: the pieces come back into the stock they were taken from.

use database::Tx;
use primitives::{Timestamp, VariantId};

use crate::{
    InventoryError, Reason,
    announce::{announce, changes},
    release,
    reservation::{RowChanges, State, add_quantities},
    store,
};

/// Puts back what was sold to `owner`, with a `cancellation` movement each. Once put back, nothing more happens.
///
/// # Errors
/// [`InventoryError::NotCommitted`] when nothing was sold to this owner.
pub fn restore(tx: &mut Tx<'_>, now: Timestamp, owner: &str) -> Result<(), InventoryError> {
    let sold = store::reservations::of(tx, owner)?.ok_or(InventoryError::NotCommitted)?;
    match sold.state {
        State::Restored => return Ok(()),
        State::Committed => {}
        State::Held | State::Released | State::Expired => return Err(InventoryError::NotCommitted),
    }
    let mut returned = RowChanges::new();
    add_quantities(&mut returned, &sold.allocations, 1);
    let variants: Vec<VariantId> = sold.variants().collect();
    let before = store::standings::of(tx, &variants)?;
    store::levels::put_back(tx, &returned)?;
    store::movements::insert_many(tx, now, &returned, Reason::Cancellation, Some(owner))?;
    store::reservations::set_state(tx, &[owner.to_owned()], State::Committed, State::Restored)?;
    announce(tx, now, &changes(&before, &returned))?;
    Ok(())
}

/// Gives back whatever `owner` has, held or sold; for undoing a process of which nobody knows how far it came.
///
/// # Errors
/// When the database could not.
pub fn give_back(tx: &mut Tx<'_>, now: Timestamp, owner: &str) -> Result<(), InventoryError> {
    match release(tx, now, owner) {
        Err(InventoryError::AlreadyCommitted) => restore(tx, now, owner),
        other => other,
    }
}
