//! The news that an order was called off. Why is not told: a reason may be meant for the staff.

use primitives::{Amount, Currency};
use serde::Serialize;

use super::{Item, Mail};
use crate::Template;

/// An order was called off.
#[derive(Debug, Clone, Serialize)]
pub struct OrderCancelled {
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

impl Mail for OrderCancelled {
    const TEMPLATE: Template = Template::OrderCancelled;
}
