//! The bad news that a payment did not work.

use primitives::{Amount, Currency};
use serde::Serialize;

use super::Mail;
use crate::Template;

/// A payment for an order did not work.
#[derive(Debug, Clone, Serialize)]
pub struct PaymentFailed {
    /// How to greet the buyer, if known.
    pub name: Option<String>,
    /// What people call the order.
    pub order_number: String,
    /// The currency of all amounts.
    pub currency: Currency,
    /// What is to be paid.
    pub total: Amount,
    /// The provider's code for why; words are found for the known ones only.
    pub reason: String,
    /// Where the buyer can try again.
    pub link: String,
}

impl Mail for PaymentFailed {
    const TEMPLATE: Template = Template::PaymentFailed;
}
