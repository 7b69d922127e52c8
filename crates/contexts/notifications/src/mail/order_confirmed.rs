//! The receipt of an order.

use primitives::{Currency, PostalAddress, TotalsEntry};
use serde::Serialize;

use super::{Mail, ReceiptLine};
use crate::Template;

/// An order is paid and will be packed.
#[derive(Debug, Clone, Serialize)]
pub struct OrderConfirmed {
    /// How to greet the buyer, if known.
    pub name: Option<String>,
    /// What people call the order.
    pub order_number: String,
    /// The currency of all amounts.
    pub currency: Currency,
    /// What was bought.
    pub lines: Vec<ReceiptLine>,
    /// How the total comes about, in display order.
    pub totals: Vec<TotalsEntry>,
    /// Where the goods go.
    pub shipping_address: PostalAddress,
    /// Where the order can be seen.
    pub link: String,
}

impl Mail for OrderConfirmed {
    const TEMPLATE: Template = Template::OrderConfirmed;
}
