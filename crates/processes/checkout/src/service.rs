//! The checkout desk: what it needs, and its limits. The verbs are in the files of this folder.

mod cancel;
mod complete;
mod confirm_payment;
mod expire;
mod look;
mod place;
mod price;
mod return_from_payment;
mod start;
mod update;

use std::{sync::Arc, time::Duration};

use cart::{Carts, Shelf};
use database::Database;
use orders::{Numbers, OrderTokens};
use payments::Payments;
use primitives::{Clock, Country};
use shipping::Shipping;
use workflow::Engine;

pub use self::look::Looked;

/// The checkout desk; clones share it.
#[derive(Clone)]
pub struct Checkouts {
    pub(crate) parts: Arc<Parts>,
}

/// What the desk needs of the rest of the shop.
pub struct Parts {
    /// The database of the order core.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Carts, where checkouts come from.
    pub carts: Arc<Carts>,
    /// Prices and availability.
    pub shelf: Arc<dyn Shelf>,
    /// Ways of delivery.
    pub shipping: Arc<Shipping>,
    /// Ways of payment.
    pub payments: Arc<Payments>,
    /// Order numbers.
    pub numbers: Numbers,
    /// Access to orders for guests.
    pub tokens: OrderTokens,
    /// Where orders take their course.
    pub engine: Engine,
    /// Limits.
    pub options: CheckoutOptions,
}

/// The limits and choices of the desk.
#[derive(Debug, Clone, Copy)]
pub struct CheckoutOptions {
    /// How long stock is held for an order that is not paid.
    pub hold: Duration,
    /// How long `complete` waits for the outcome.
    pub answer_wait: Duration,
    /// How long an order waits before its payment.
    pub processing_delay: Duration,
    /// The shop's country.
    pub country: Country,
}

/// How often a verb starts over because somebody else changed the checkout at the same time.
const MAX_ROUNDS: u32 = 20;

impl Checkouts {
    /// A desk with these parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self { parts: Arc::new(parts) }
    }
}
