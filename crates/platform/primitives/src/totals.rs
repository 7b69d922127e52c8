//! The list of sums that a shopper reads under a cart, checkout or order.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Amount;

/// What an entry of the totals is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TotalType {
    /// The lines at their prices.
    Subtotal,
    /// What promotions take off single lines; negative.
    ItemsDiscount,
    /// What promotions take off the whole; negative.
    Discount,
    /// Shipping.
    Fulfillment,
    /// Taxes that are not in the prices.
    Tax,
    /// What is to be paid: the sum of the entries before it.
    Total,
}

/// One entry of the totals. A list of them is in display order; the entries before `total` sum to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TotalsEntry {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: TotalType,
    /// What to call it, where the type alone does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_text: Option<String>,
    /// How much; discounts are negative.
    pub amount: Amount,
}

impl TotalsEntry {
    /// An entry without a text of its own.
    #[must_use]
    pub const fn new(kind: TotalType, amount: Amount) -> Self {
        Self { kind, display_text: None, amount }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_json_is_that_of_the_interface() {
        let json = r#"{"type":"items_discount","amount":-500}"#;
        let entry = TotalsEntry::new(TotalType::ItemsDiscount, Amount::new(-500));
        assert_eq!(serde_json::to_string(&entry).unwrap(), json);
        assert_eq!(serde_json::from_str::<TotalsEntry>(json).unwrap(), entry);
    }
}
