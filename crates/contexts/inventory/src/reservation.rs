//! What an owner was promised, and how far that promise has come.
//!
//! Pieces beyond the stock (backorder) are a debt of the order and counted nowhere: neither holding nor selling nor
//! undoing them moves stock. When the goods have come, staff send them first and book in what remains.

use std::{collections::BTreeMap, str::FromStr};

use primitives::{LocationId, Timestamp, VariantId};
use serde::Serialize;

use crate::demand::Demand;

/// How far a reservation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Promised until it expires.
    Held,
    /// Sold.
    Committed,
    /// Given back before it was sold.
    Released,
    /// Given back because its time was over.
    Expired,
    /// Sold, and given back afterwards.
    Restored,
}

impl State {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Committed => "committed",
            Self::Released => "released",
            Self::Expired => "expired",
            Self::Restored => "restored",
        }
    }
}

/// Not a word for [`State`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a state of a reservation")]
pub struct StateError;

impl FromStr for State {
    type Err = StateError;

    fn from_str(text: &str) -> Result<Self, StateError> {
        [Self::Held, Self::Committed, Self::Released, Self::Expired, Self::Restored]
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or(StateError)
    }
}

/// Pieces of a variant promised from a location.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Allocation {
    /// Of what.
    pub variant: VariantId,
    /// From where.
    pub location: LocationId,
    /// Pieces taken from the stock there.
    pub quantity: i64,
    /// Pieces promised without stock: on backorder, or of a variant that is not tracked.
    pub beyond_stock: i64,
}

/// All that an owner was promised; one state for all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reservation {
    pub(crate) state: State,
    pub(crate) expires_at: Timestamp,
    pub(crate) allocations: Vec<Allocation>,
}

impl Reservation {
    pub(crate) fn is_live(&self, now: Timestamp) -> bool {
        self.state == State::Held && self.expires_at > now
    }

    pub(crate) fn demand(&self) -> Demand {
        let mut demand = BTreeMap::new();
        for allocation in &self.allocations {
            *demand.entry(allocation.variant).or_insert(0) += allocation.quantity + allocation.beyond_stock;
        }
        Demand(demand)
    }

    pub(crate) fn variants(&self) -> impl Iterator<Item = VariantId> + '_ {
        self.allocations.iter().map(|allocation| allocation.variant)
    }
}

/// Changes of stock by row, in the one order in which rows are written, so that two writers never wait for each other.
pub(crate) type RowChanges = BTreeMap<(VariantId, LocationId), i64>;

/// Adds `sign` times the pieces taken from stock to `changes`.
pub(crate) fn add_quantities(changes: &mut RowChanges, allocations: &[Allocation], sign: i64) {
    for allocation in allocations.iter().filter(|allocation| allocation.quantity > 0) {
        *changes.entry((allocation.variant, allocation.location)).or_insert(0) += sign * allocation.quantity;
    }
}
