//! What providers and payments say, in the words of the order machine.

use payments::{Payment, PaymentError, Status};
use serde_json::{Value, json};
use workflow::{TaskCall, TaskError};

use super::text_at;

/// The error that the machine retries: nothing is decided yet.
const UNAVAILABLE: &str = "Payments.Unavailable";

/// An error of the payments as the machine knows it.
pub(super) fn error(error: PaymentError) -> TaskError {
    match error {
        PaymentError::Database(error) => TaskError::Database(error),
        error if error.is_transient() => TaskError::failed(UNAVAILABLE, error.to_string()),
        error => TaskError::failed("Payments.Refused", error.to_string()),
    }
}

/// Where a payment is, for the machine's decision.
pub(super) fn standing(payment: &Payment) -> Value {
    let status = match payment.status {
        Status::Authorized | Status::Captured | Status::PartiallyRefunded | Status::Refunded => "authorized",
        Status::RequiresAction => "requires_action",
        Status::Declined => "declined",
        Status::Pending | Status::Failed | Status::Voided => "failed",
    };
    json!({"status": status, "paymentId": payment.id, "reason": payment.reason})
}

/// The payment that an earlier state has made; none when there was nothing to pay.
pub(super) fn payment_id(call: &TaskCall) -> Result<Option<primitives::PaymentId>, TaskError> {
    let text = text_at(&call.input, "/payment/paymentId");
    text.map(|text| text.parse().map_err(super::refused)).transpose()
}

/// Reads what `perform` has kept for `record`.
pub(super) fn kept<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, TaskError> {
    serde_json::from_value(value.clone()).map_err(super::refused)
}

/// Keeps what `perform` has learned for `record`.
pub(super) fn keep(outcome: &impl serde::Serialize) -> Result<Value, TaskError> {
    serde_json::to_value(outcome).map_err(super::refused)
}
