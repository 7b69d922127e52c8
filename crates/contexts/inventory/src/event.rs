//! What the inventory tells the rest of the shop.

use primitives::{Availability, VariantId};
use queue::Event;
use serde::{Deserialize, Serialize};

/// What a shopper sees of some variants has changed: one event a transaction (one for each
/// [`crate::MAX_LEVELS_PER_EVENT`] variants). Two of them may arrive in the other order, so whoever keeps a copy
/// reads the availability again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockChanged {
    /// The variants and their new availability.
    pub levels: Vec<ChangedLevel>,
}

/// The new availability of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedLevel {
    /// Which variant.
    pub variant_id: VariantId,
    /// What can be bought of it.
    #[serde(flatten)]
    pub availability: Availability,
}

/// The pieces free to sell have fallen to the variant's threshold or below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockLow {
    /// Which variant.
    pub variant_id: VariantId,
    /// How many pieces are free to sell.
    pub quantity: i64,
    /// The threshold.
    pub low_stock_at: u32,
}

/// The last free piece is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockOut {
    /// Which variant.
    pub variant_id: VariantId,
}

impl Event for StockChanged {
    const NAME: &'static str = "stock_changed";

    fn key(&self) -> String {
        String::new()
    }
}

impl Event for StockLow {
    const NAME: &'static str = "stock_low";

    fn key(&self) -> String {
        self.variant_id.to_string()
    }
}

impl Event for StockOut {
    const NAME: &'static str = "stock_out";

    fn key(&self) -> String {
        self.variant_id.to_string()
    }
}
