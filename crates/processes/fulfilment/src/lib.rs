//! What the order machine does: take the payment, sell the stock, make the shipment – each step with its undo beside
//! it. The course itself is in `workflows/order.asl.json` and nowhere else.

mod engine;
mod error;
mod http;
mod on_payment_notified;
mod order_parts;
mod service;
mod subject;
mod tasks;

pub use engine::{MachineError, definition, engine};
pub use error::FulfilmentError;
pub use http::{StartWorkflow, StartedWorkflow, begin, routes, without_token};
pub use on_payment_notified::subscribe;
pub use order_parts::PartsOfOrders;
pub use service::{Fulfilment, FulfilmentParts};
pub use subject::OrderInput;

/// The machine that orders run through.
pub const MACHINE: &str = "order";
