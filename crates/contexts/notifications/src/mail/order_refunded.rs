//! The news that money is on its way back.

use primitives::{Amount, Currency};
use serde::Serialize;

use super::Mail;
use crate::Template;

/// Money of an order went back.
#[derive(Debug, Clone, Serialize)]
pub struct OrderRefunded {
    /// How to greet the buyer, if known.
    pub name: Option<String>,
    /// What people call the order.
    pub order_number: String,
    /// The currency of all amounts.
    pub currency: Currency,
    /// How much.
    pub amount: Amount,
    /// Whether everything has gone back with it.
    pub complete: bool,
    /// Where the order can be seen.
    pub link: String,
}

impl Mail for OrderRefunded {
    const TEMPLATE: Template = Template::OrderRefunded;
}
