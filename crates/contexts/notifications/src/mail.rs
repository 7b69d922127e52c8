//! What each kind of mail is told: plain data, one file a kind, with the names that its template uses.

mod order_cancelled;
mod order_confirmed;
mod order_delivered;
mod order_refunded;
mod order_shipped;
mod out_of_stock;
mod password_reset;
mod payment_failed;
mod request_for_staff;
mod request_received;
mod welcome;

use primitives::{Amount, Quantity};
use serde::Serialize;

pub use self::{
    order_cancelled::OrderCancelled, order_confirmed::OrderConfirmed, order_delivered::OrderDelivered,
    order_refunded::OrderRefunded, order_shipped::OrderShipped, out_of_stock::OutOfStock,
    password_reset::PasswordReset, payment_failed::PaymentFailed, request_for_staff::RequestForStaff,
    request_received::RequestReceived, welcome::Welcome,
};
use crate::Template;

/// The data of one kind of mail.
pub trait Mail: Serialize {
    /// What it is written with.
    const TEMPLATE: Template;
}

/// So many pieces of a thing, in a list without prices.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// What it is called.
    pub title: String,
    /// Which variant of it.
    pub variant_title: Option<String>,
    /// How many pieces.
    pub quantity: Quantity,
}

/// A line of a receipt.
#[derive(Debug, Clone, Serialize)]
pub struct ReceiptLine {
    /// What it is called.
    pub title: String,
    /// Which variant of it.
    pub variant_title: Option<String>,
    /// How many pieces.
    pub quantity: Quantity,
    /// What they cost together.
    pub total: Amount,
}
