//! What an execution is about: an order of ours, or one that an outside caller described in its input.

use orders::Order;
use payments::{Payment, ReturnUrl};
use primitives::{Amount, Currency, ExecutionId, Money, OrderId, Quantity, VariantId};
use serde::{Deserialize, Serialize};

/// The input of the order machine. Ours names an order and how it is paid; an outside caller's describes one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderInput {
    /// The order: an id of ours, or the caller's own.
    pub order_id: String,
    /// The payment attempt, from 1.
    #[serde(default = "first")]
    pub attempt: u32,
    /// What is to be paid, in minor units.
    pub amount_minor_units: Amount,
    /// Its currency.
    pub currency: Currency,
    /// The payment handler.
    pub payment_handler: String,
    /// What the handler gave the buyer.
    pub payment_token: String,
    /// Where a page of the handler's own sends the buyer back to, if there is a buyer at a browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_return_url: Option<ReturnUrl>,
    /// Seconds to wait before the payment.
    pub processing_delay_seconds: u64,
    /// An outside caller's product: an id of ours, or its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// How many of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The variant that the product means to us, if we stock it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant_id: Option<VariantId>,
}

const fn first() -> u32 {
    1
}

impl OrderInput {
    /// What is to be paid.
    #[must_use]
    pub const fn money(&self) -> Money {
        Money { amount: self.amount_minor_units, currency: self.currency }
    }

    /// The order, if it is one of ours.
    #[must_use]
    pub fn order(&self) -> Option<OrderId> {
        self.order_id.parse().ok()
    }

    /// What an outside caller wants, if we stock it.
    #[must_use]
    pub fn outside_line(&self) -> Option<(VariantId, Quantity)> {
        Some((self.variant_id?, self.quantity?))
    }
}

/// The execution that asked for a payment: its id is the first part of the payment's key.
pub(crate) fn execution_of(payment: &Payment) -> Option<ExecutionId> {
    payment.key.as_str().split('/').next()?.parse().ok()
}

/// What an order of ours contains.
#[must_use]
pub fn lines_of(order: &Order) -> Vec<(VariantId, Quantity)> {
    order.placed.line_items.iter().map(|line| (line.variant_id, line.quantity)).collect()
}
