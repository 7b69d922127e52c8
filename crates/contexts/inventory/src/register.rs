//! Taking variants into the inventory, and changing how their stock is treated.

use std::collections::BTreeMap;

use database::Tx;
use primitives::{LocationId, Timestamp, VariantId};

use crate::{
    InventoryError, MAX_ON_HAND, Policy, Reason, Standings,
    announce::{Change, announce},
    location,
    reservation::RowChanges,
    standing::Sellable,
    store,
};

/// A variant to take into the inventory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registration {
    /// Which.
    pub variant: VariantId,
    /// How its stock is treated.
    pub policy: Policy,
    /// Its first stock, at the default location; ignored when the variant is registered already.
    pub on_hand: u32,
}

/// Takes a variant into the inventory with its first stock. If it is there, only its policy is changed.
///
/// # Errors
/// [`InventoryError::TooMuch`], or when the database could not.
pub fn register(
    tx: &mut Tx<'_>,
    now: Timestamp,
    variant: VariantId,
    policy: Policy,
    on_hand: u32,
) -> Result<(), InventoryError> {
    register_many(tx, now, &[Registration { variant, policy, on_hand }])
}

/// [`register`] for many variants with few statements. Of two registrations of one variant, the last counts.
///
/// # Errors
/// [`InventoryError::TooMuch`], or when the database could not.
pub fn register_many(
    tx: &mut Tx<'_>,
    now: Timestamp,
    registrations: &[Registration],
) -> Result<(), InventoryError> {
    if registrations.iter().any(|registration| registration.on_hand > MAX_ON_HAND) {
        return Err(InventoryError::TooMuch);
    }
    let wanted: BTreeMap<VariantId, Registration> = registrations.iter().map(|r| (r.variant, *r)).collect();
    let variants: Vec<VariantId> = wanted.keys().copied().collect();
    let before = store::standings::of(tx, &variants)?;
    let mut all = Vec::new();
    for known in wanted.values() {
        all.extend(change_policy(tx, known, &before)?);
    }
    let new: Vec<Registration> =
        wanted.into_values().filter(|registration| !before.contains_key(&registration.variant)).collect();
    if !new.is_empty() {
        let location = location::resolve(tx, now, None)?;
        all.extend(insert(tx, now, location, &new, Reason::Initial)?);
    }
    announce(tx, now, &all)?;
    Ok(())
}

fn change_policy(
    tx: &mut Tx<'_>,
    wanted: &Registration,
    before: &Standings,
) -> Result<Option<Change>, InventoryError> {
    let Some(standing) = before.get(&wanted.variant).filter(|standing| standing.policy != wanted.policy)
    else {
        return Ok(None);
    };
    store::policies::update(tx, wanted.variant, wanted.policy)?;
    let before = standing.sellable();
    let after = Sellable { policy: wanted.policy, ..before };
    Ok(Some(Change { variant: wanted.variant, before: Some(before), after }))
}

/// Writes variants that are not registered yet, with their stock at `location`.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    location: LocationId,
    new: &[Registration],
    reason: Reason,
) -> Result<Vec<Change>, InventoryError> {
    let policies: Vec<_> =
        new.iter().map(|registration| (registration.variant, registration.policy)).collect();
    let counts: Vec<_> = new.iter().map(|r| (r.variant, i64::from(r.on_hand))).collect();
    store::policies::insert_many(tx, &policies)?;
    store::levels::insert_many(tx, location, &counts)?;
    let moved: RowChanges = counts.iter().map(|&(variant, count)| ((variant, location), count)).collect();
    store::movements::insert_many(tx, now, &moved, reason, None)?;
    let change = |registration: &Registration| Change {
        variant: registration.variant,
        before: None,
        after: Sellable { policy: registration.policy, free: i64::from(registration.on_hand) },
    };
    Ok(new.iter().map(change).collect())
}
