//! What providers and payments say, in the words of the order machine.

use database::Tx;
use payments::{Payment, PaymentError, Status};
use primitives::Timestamp;
use serde_json::{Value, json};
use workflow::{Failure, TaskCall, TaskError};

use super::text_at;
use crate::FulfilmentParts;

/// The provider has certainly done nothing; the machine tries again.
const UNAVAILABLE: &str = "Payments.Unavailable";
/// The provider may have done it; the machine tries again.
const OUTCOME_UNKNOWN: &str = "Payments.OutcomeUnknown";
/// Payments do not allow it, and nothing was asked for.
const REFUSED: &str = "Payments.Refused";
/// The money was taken already, so that it can only be given back; the machine refunds it.
pub(super) const ALREADY_CAPTURED: &str = "Payments.AlreadyCaptured";

/// An error of the payments as the machine knows it.
pub(super) fn error(error: PaymentError) -> TaskError {
    match error {
        PaymentError::Database(error) => TaskError::Database(error),
        PaymentError::Unavailable => TaskError::failed(UNAVAILABLE, error.to_string()),
        PaymentError::OutcomeUnknown => TaskError::failed(OUTCOME_UNKNOWN, error.to_string()),
        error => TaskError::failed(REFUSED, error.to_string()),
    }
}

/// Whether the provider may have done what this failure tells nothing of: a time-out and a crash say as little as an
/// answer that was lost.
pub(super) fn is_unknown(failure: &Failure) -> bool {
    !matches!(failure.error.as_str(), UNAVAILABLE | REFUSED | super::REFUSED | super::INVALID_INPUT)
}

/// Writes a refusal down in a transaction of its own: that of a task that succeeded outside and fails all the same is
/// rolled back.
pub(super) async fn note<T: Send + 'static>(
    parts: &FulfilmentParts,
    write: impl Fn(&mut Tx<'_>, Timestamp) -> Result<T, PaymentError> + Send + 'static,
) -> Result<T, TaskError> {
    let now = parts.clock.now();
    parts.database.write(move |tx| write(tx, now)).await.map_err(error)
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
    T::deserialize(value).map_err(super::refused)
}

/// Keeps what `perform` has learned for `record`.
pub(super) fn keep(outcome: &impl serde::Serialize) -> Result<Value, TaskError> {
    serde_json::to_value(outcome).map_err(super::refused)
}
