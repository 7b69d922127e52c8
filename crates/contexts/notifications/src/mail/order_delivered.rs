//! The news that a parcel has arrived.

use serde::Serialize;

use super::Mail;
use crate::Template;

/// A parcel of an order has arrived.
#[derive(Debug, Clone, Serialize)]
pub struct OrderDelivered {
    /// How to greet the buyer, if known.
    pub name: Option<String>,
    /// What people call the order.
    pub order_number: String,
    /// Whether everything has arrived with it.
    pub complete: bool,
    /// Where the order can be seen.
    pub link: String,
}

impl Mail for OrderDelivered {
    const TEMPLATE: Template = Template::OrderDelivered;
}
