//! The news that a parcel is on its way.

use primitives::PostalAddress;
use serde::Serialize;

use super::{Item, Mail};
use crate::Template;

/// A parcel of an order has left.
#[derive(Debug, Clone, Serialize)]
pub struct OrderShipped {
    /// How to greet the buyer, if known.
    pub name: Option<String>,
    /// What people call the order.
    pub order_number: String,
    /// What is in it.
    pub items: Vec<Item>,
    /// Whether everything has left with it.
    pub complete: bool,
    /// Where it goes.
    pub shipping_address: PostalAddress,
    /// Where the order can be seen.
    pub link: String,
}

impl Mail for OrderShipped {
    const TEMPLATE: Template = Template::OrderShipped;
}
