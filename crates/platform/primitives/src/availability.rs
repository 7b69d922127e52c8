//! Whether a variant can be bought, as the API tells it. The inventory computes it; nothing is decided here.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Quantity;

/// Whether and how many pieces of a variant can be bought now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct Availability {
    /// Whether at least one piece can be bought.
    pub available: bool,
    /// How many pieces can be bought; `null` when stock sets no limit (not tracked, or sold on backorder).
    #[schema(example = 12)]
    pub quantity: Option<i64>,
}

impl Availability {
    /// Cannot be bought: sold out, or not stocked at all.
    pub const NONE: Self = Self { available: false, quantity: Some(0) };
    /// Can be bought in any quantity.
    pub const UNLIMITED: Self = Self { available: true, quantity: None };

    /// So many pieces are left; fewer than none counts as none.
    #[must_use]
    pub const fn of_stock(pieces: i64) -> Self {
        if pieces > 0 { Self { available: true, quantity: Some(pieces) } } else { Self::NONE }
    }

    /// Whether so many pieces can be bought.
    #[must_use]
    pub fn allows(&self, wanted: Quantity) -> bool {
        self.available && self.quantity.is_none_or(|left| left >= i64::from(wanted.get()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stock_limits_what_can_be_bought_unless_there_is_no_limit() {
        let two = Quantity::try_from(2).unwrap();
        assert!(Availability::of_stock(2).allows(two));
        assert!(!Availability::of_stock(1).allows(two));
        assert!(!Availability::of_stock(-3).allows(Quantity::ONE));
        assert!(Availability::UNLIMITED.allows(two));
    }

    #[test]
    fn the_json_is_that_of_the_api_contract() {
        let json = |availability| serde_json::to_string(&availability).unwrap();
        assert_eq!(json(Availability::of_stock(12)), r#"{"available":true,"quantity":12}"#);
        assert_eq!(json(Availability::UNLIMITED), r#"{"available":true,"quantity":null}"#);
        assert_eq!(json(Availability::NONE), r#"{"available":false,"quantity":0}"#);
    }
}
