//! What staff and outside callers do with orders on their way.

mod executions;
mod parcels;
mod resolve_payments;

use std::{sync::Arc, time::Duration};

use catalog::Catalog;
use database::Database;
use orders::Orders;
use payments::Payments;
use primitives::{Clock, Currency};

/// Orders on their way; clones share it.
#[derive(Clone)]
pub struct Fulfilment {
    pub(crate) parts: Arc<FulfilmentParts>,
}

/// What fulfilment needs of the rest of the shop.
pub struct FulfilmentParts {
    /// The database of the order core.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// The products that outside callers name.
    pub catalog: Arc<Catalog>,
    /// Orders as staff see them.
    pub orders: Arc<Orders>,
    /// The payment providers.
    pub payments: Arc<Payments>,
    /// The shop's currency.
    pub currency: Currency,
}

/// How long an order from outside waits before its payment, as the machine's first callers were promised.
const OUTSIDE_DELAY: Duration = Duration::from_secs(3);

impl Fulfilment {
    /// Fulfilment with these parts.
    #[must_use]
    pub fn new(parts: FulfilmentParts) -> Self {
        Self { parts: Arc::new(parts) }
    }

    pub(crate) fn currency(&self) -> Currency {
        self.parts.currency
    }

    pub(crate) const fn outside_delay(&self) -> Duration {
        OUTSIDE_DELAY
    }

    /// The handler that orders from outside are paid by: the first one of the shop.
    pub(crate) fn outside_handler(&self) -> String {
        self.parts.payments.handlers().first().map(|handler| handler.id.to_string()).unwrap_or_default()
    }
}
