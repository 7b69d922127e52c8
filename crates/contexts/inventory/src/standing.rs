//! What there is of a variant and where it lies. Pure: read from the store, changed by nobody.

use std::collections::BTreeMap;

use primitives::{Availability, LocationId, VariantId};

use crate::{Policy, Tracking};

/// The standing of each asked variant that is registered, in the order in which rows are written.
pub type Standings = BTreeMap<VariantId, Standing>;

/// A variant's policy and its stock at every location.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How its stock is treated.
    pub policy: Policy,
    /// Its stock by location; never empty.
    pub shelves: Vec<Shelf>,
}

/// A variant's stock at one location.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shelf {
    /// Where.
    pub location: LocationId,
    /// Lower numbers are sold from first.
    pub priority: i64,
    /// Pieces that lie there.
    pub on_hand: i64,
    /// Pieces of those that are promised.
    pub reserved: i64,
}

impl Shelf {
    /// Pieces that can still be promised.
    #[must_use]
    pub const fn free(&self) -> i64 {
        self.on_hand - self.reserved
    }
}

impl Standing {
    /// Pieces that can still be promised, over all locations.
    #[must_use]
    pub fn free(&self) -> i64 {
        self.shelves.iter().map(Shelf::free).sum()
    }

    /// The stock at `location`, if it ever had any there.
    #[must_use]
    pub fn shelf(&self, location: LocationId) -> Option<&Shelf> {
        self.shelves.iter().find(|shelf| shelf.location == location)
    }

    /// What a shopper is told.
    #[must_use]
    pub fn availability(&self) -> Availability {
        self.sellable().availability()
    }

    pub(crate) fn sellable(&self) -> Sellable {
        Sellable { policy: self.policy, free: self.free() }
    }
}

/// What decides whether a variant can be sold: its policy and the pieces free over all locations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sellable {
    pub(crate) policy: Policy,
    pub(crate) free: i64,
}

impl Sellable {
    pub(crate) const fn availability(self) -> Availability {
        match self.policy.tracking {
            Tracking::Tracked => Availability::of_stock(self.free),
            Tracking::Untracked | Tracking::Backorder => Availability::UNLIMITED,
        }
    }

    pub(crate) const fn with(self, delta: i64) -> Self {
        Self { free: self.free + delta, ..self }
    }
}
