//! What has become stale, in the words that processes tell each other.

use primitives::ProductId;
use serde::{Deserialize, Serialize};

/// What a change has made stale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stale {
    /// Anything.
    Everything,
    /// Which products lists show, or how.
    Lists,
    /// The quantities in lists.
    Quantities,
    /// Where these products are shown alone.
    Products(Vec<ProductId>),
    /// How much there is of these products.
    Stocks(Vec<ProductId>),
}

impl Stale {
    /// Whether it concerns only how much there is of something, which no reader keeps.
    pub(crate) const fn is_of_stock(&self) -> bool {
        matches!(self, Self::Quantities | Self::Stocks(_))
    }
}
