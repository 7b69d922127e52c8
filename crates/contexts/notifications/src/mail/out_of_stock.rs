//! The apology for an order that cannot be fulfilled.

use primitives::{Amount, Currency};
use serde::Serialize;

use super::{Item, Mail};
use crate::Template;

/// An order was called off because there is nothing left.
#[derive(Debug, Clone, Serialize)]
pub struct OutOfStock {
    /// How to greet the buyer, if known.
    pub name: Option<String>,
    /// What people call the order.
    pub order_number: String,
    /// The currency of all amounts.
    pub currency: Currency,
    /// What it would have cost.
    pub total: Amount,
    /// What was in it.
    pub items: Vec<Item>,
    /// Where the order can be seen.
    pub link: String,
}

impl Mail for OutOfStock {
    const TEMPLATE: Template = Template::OutOfStock;
}
