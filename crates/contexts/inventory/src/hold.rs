//! Promising stock to an owner until a time: all of the lines or none.

use database::Tx;
use primitives::{Quantity, Timestamp, VariantId};
use serde::Serialize;

use crate::{
    Allocation, InventoryError, MAX_OWNER, Standings,
    allocation::allocate,
    announce::{announce, changes},
    demand::Demand,
    reservation::{Reservation, RowChanges, State, add_quantities},
    store,
};

/// Stock that is promised to an owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Held {
    /// What is promised, and from where.
    pub allocations: Vec<Allocation>,
    /// Until when.
    pub expires_at: Timestamp,
}

/// Holds `lines` for `owner` (an order's id, for instance) until `expires_at`. A live hold of the same lines is
/// answered as it is, with its own expiry; one of other lines, or an overdue one, is replaced.
///
/// # Errors
/// [`InventoryError::Insufficient`] names every variant of which there is not enough; nothing is changed then, and an
/// earlier hold stays. [`InventoryError::AlreadyCommitted`] when the owner's hold has become a sale.
pub fn hold(
    tx: &mut Tx<'_>,
    now: Timestamp,
    owner: &str,
    lines: &[(VariantId, Quantity)],
    expires_at: Timestamp,
) -> Result<Held, InventoryError> {
    if owner.is_empty() || owner.chars().nth(MAX_OWNER).is_some() {
        return Err(InventoryError::InvalidOwner);
    }
    let demand = Demand::of(lines)?;
    let former = store::reservations::of(tx, owner)?;
    match former {
        Some(former) if former.state == State::Committed => Err(InventoryError::AlreadyCommitted),
        Some(former) if former.is_live(now) && former.demand() == demand => {
            Ok(Held { allocations: former.allocations, expires_at: former.expires_at })
        }
        former => replace(tx, now, owner, former.as_ref(), &demand, expires_at),
    }
}

fn replace(
    tx: &mut Tx<'_>,
    now: Timestamp,
    owner: &str,
    former: Option<&Reservation>,
    demand: &Demand,
    expires_at: Timestamp,
) -> Result<Held, InventoryError> {
    let held_before = former.filter(|former| former.state == State::Held);
    let mut variants: Vec<VariantId> = demand.0.keys().copied().collect();
    variants.extend(held_before.into_iter().flat_map(Reservation::variants));
    let before = store::standings::of(tx, &variants)?;
    let given_back = held_before.map_or(&[][..], |former| &former.allocations);
    let allocations = allocate(demand, &with_given_back(&before, given_back))?;
    let mut reserved = RowChanges::new();
    add_quantities(&mut reserved, given_back, -1);
    add_quantities(&mut reserved, &allocations, 1);
    store::levels::reserve(tx, &reserved)?;
    if let Some(former) = former {
        store::reservations::delete(tx, owner)?;
        store::deadlines::delete(tx, former.expires_at, owner)?;
    }
    store::reservations::insert(tx, owner, &allocations, expires_at, now)?;
    store::deadlines::insert(tx, expires_at, owner)?;
    for delta in reserved.values_mut() {
        *delta = -*delta;
    }
    announce(tx, now, &changes(&before, &reserved))?;
    Ok(Held { allocations, expires_at })
}

/// The stock as it would be without the owner's former hold.
fn with_given_back(standings: &Standings, allocations: &[Allocation]) -> Standings {
    let mut free = standings.clone();
    for allocation in allocations {
        let shelves = free.get_mut(&allocation.variant).map(|standing| &mut standing.shelves);
        let shelf =
            shelves.and_then(|all| all.iter_mut().find(|shelf| shelf.location == allocation.location));
        if let Some(shelf) = shelf {
            shelf.reserved -= allocation.quantity;
        }
    }
    free
}
