//! Orders: what was bought, their numbers, their states and their history. Payments, stock and parcels are other
//! contexts' business; a process tells an order about them with the verbs ([`record_paid`], [`cancel`], …) in its own
//! transaction.

mod announce;
mod body;
mod error;
mod event;
mod http;
mod note;
mod numbers;
mod order;
mod order_event;
mod parts;
mod progress;
mod record;
mod recorded;
mod service;
mod status;
pub mod store;
mod token;

use database::{Migration, Script};

pub use body::{EventBody, OrderBody, Parts, PaymentBody, RefundBody, ShipmentBody};
pub use error::{OrderError, PartsError};
pub use event::{
    OrderCancelled, OrderConfirmed, OrderDelivered, OrderPaid, OrderPaymentFailed, OrderPlaced,
    OrderRefunded, OrderShipped, OrderSummary,
};
pub use http::routes;
pub use note::{NoteText, OrderNote};
pub use numbers::{BLOCK, Numbers};
pub use order::{Buyer, NewOrder, Order, OrderLine, OrderNumber};
pub use order_event::{Happened, OrderEvent, ShippedLine};
pub use parts::OrderParts;
pub use progress::{Decision, Progress, Refusal};
pub use record::{
    cancel, confirm, record_delivered, record_out_of_stock, record_paid, record_payment_authorized,
    record_payment_failed, record_refunded, record_returned, record_shipped,
};
pub use recorded::{Recorded, count_placed};
pub use service::{Orders, Viewer};
pub use status::{FulfillmentStatus, OrderStatus, PaymentStatus, States, UnknownState};
pub use token::OrderTokens;

/// Whoever has it reads everybody's orders.
pub const READ_PERMISSION: &str = "orders.read";

/// Whoever has it changes orders.
pub const WRITE_PERMISSION: &str = "orders.write";

/// The tables of the orders.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "orders",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
