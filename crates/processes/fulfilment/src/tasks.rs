//! The tasks that the states of the order machine name: one a file, what it does and, beside it, what undoes it.
//!
//! A local task runs in the transaction that moves the execution on and so takes effect exactly once. An outside task
//! asks a provider under a key that stays the same whatever is repeated, and records what came of it in that transaction.

pub mod await_confirmation;
pub mod capture_payment;
pub mod check_inventory;
pub mod confirm_order;
pub mod confirm_payment;
pub mod create_shipment;
pub mod process_payment;
mod provider_answer;
pub mod record_payment_failure;
pub mod refund_payment;
pub mod report_order_failure;
pub mod report_out_of_stock;
pub mod restore_inventory;
pub mod void_payment;

use serde::Deserialize;
use serde_json::Value;
use workflow::{TaskCall, TaskError};

use crate::OrderInput;

/// A part of the shop does not allow it.
const REFUSED: &str = "Order.Refused";
/// The execution was started with something else than an order.
const INVALID_INPUT: &str = "Order.InvalidInput";

/// What the execution is about.
fn subject(call: &TaskCall) -> Result<OrderInput, TaskError> {
    OrderInput::deserialize(&call.input).map_err(|error| TaskError::failed(INVALID_INPUT, error.to_string()))
}

/// A part of the shop refuses what cannot be repeated with another outcome.
fn refused(error: impl std::fmt::Display) -> TaskError {
    TaskError::failed(REFUSED, error.to_string())
}

fn of_orders(error: orders::OrderError) -> TaskError {
    match error {
        orders::OrderError::Database(error) => TaskError::Database(error),
        other => refused(other),
    }
}

fn of_inventory(error: inventory::InventoryError) -> TaskError {
    match error {
        inventory::InventoryError::Database(error) => TaskError::Database(error),
        other => refused(other),
    }
}

/// A text that an earlier state left in the data.
fn text_at<'a>(input: &'a Value, pointer: &str) -> Option<&'a str> {
    input.pointer(pointer)?.as_str()
}
