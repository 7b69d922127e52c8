//! Giving held stock back: because the owner says so, or because its time is over.

use std::collections::BTreeMap;

use database::Tx;
use primitives::{Timestamp, VariantId};

use crate::{
    InventoryError,
    announce::{announce, changes},
    reservation::{Reservation, RowChanges, State, add_quantities},
    store,
};

/// Gives back what `owner` holds. Nothing held, or given back already, is fine.
///
/// # Errors
/// [`InventoryError::AlreadyCommitted`] when it was sold; then [`crate::restore`] gives it back.
pub fn release(tx: &mut Tx<'_>, now: Timestamp, owner: &str) -> Result<(), InventoryError> {
    match store::reservations::of(tx, owner)? {
        Some(sold) if sold.state == State::Committed => Err(InventoryError::AlreadyCommitted),
        Some(held) if held.state == State::Held => {
            store::deadlines::delete(tx, held.expires_at, owner)?;
            end(tx, now, &BTreeMap::from([(owner.to_owned(), held)]), State::Released)
        }
        _ => Ok(()),
    }
}

/// Gives back the holds whose time is over, the longest overdue first and at most `limit` of them (capped at
/// [`crate::MAX_EXPIRED_AT_ONCE`]); returns their owners.
///
/// # Errors
/// When the database could not.
pub fn expire_due(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<Vec<String>, InventoryError> {
    let due = store::deadlines::due(tx, now, limit.min(crate::MAX_EXPIRED_AT_ONCE))?;
    let mut owners: Vec<String> = due.iter().map(|(_, owner)| owner.clone()).collect();
    if owners.is_empty() {
        return Ok(owners);
    }
    let mut holds = store::reservations::of_many(tx, &owners)?;
    holds.retain(|_, hold| hold.state == State::Held && hold.expires_at <= now);
    owners.retain(|owner| holds.contains_key(owner));
    end(tx, now, &holds, State::Expired)?;
    for (expires_at, owner) in &due {
        store::deadlines::delete(tx, *expires_at, owner)?;
    }
    Ok(owners)
}

fn end(
    tx: &mut Tx<'_>,
    now: Timestamp,
    holds: &BTreeMap<String, Reservation>,
    state: State,
) -> Result<(), InventoryError> {
    let mut freed = RowChanges::new();
    for hold in holds.values() {
        add_quantities(&mut freed, &hold.allocations, 1);
    }
    let variants: Vec<VariantId> = freed.keys().map(|(variant, _)| *variant).collect();
    let before = store::standings::of(tx, &variants)?;
    let fewer: RowChanges = freed.iter().map(|(row, delta)| (*row, -*delta)).collect();
    store::levels::reserve(tx, &fewer)?;
    let owners: Vec<String> = holds.keys().cloned().collect();
    store::reservations::set_state(tx, &owners, State::Held, state)?;
    announce(tx, now, &changes(&before, &freed))?;
    Ok(())
}
