//! What the totals are computed from.

use primitives::{Amount, Quantity};

use crate::{Discount, TaxClass, TaxRate};

/// How many lines there may be.
pub const MAX_LINES: usize = 1_000;

/// Everything the totals depend on; all amounts are of one currency.
#[derive(Debug, Clone, Default)]
pub struct PricingInput {
    /// What is bought.
    pub lines: Vec<LineInput>,
    /// What is taken off the whole, one after the other.
    pub discounts: Vec<Discount>,
    /// How it is shipped, once that is known.
    pub fulfillment: Option<FulfillmentInput>,
    /// The taxes; what has a class without a rate is not taxed.
    pub tax_rates: Vec<TaxRate>,
}

/// Some pieces of one thing.
#[derive(Debug, Clone)]
pub struct LineInput {
    /// What one piece costs.
    pub unit_price: Amount,
    /// How many.
    pub quantity: Quantity,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// What is taken off the line as a whole, one after the other.
    pub discounts: Vec<Discount>,
}

/// Shipping.
#[derive(Debug, Clone)]
pub struct FulfillmentInput {
    /// What it costs.
    pub amount: Amount,
    /// How it is taxed; not at all if `None`.
    pub tax_class: Option<TaxClass>,
}
