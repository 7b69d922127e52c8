//! Tells the provider what the buyer has decided, or asks it where the buyer decides on a page of the provider's own.

use std::sync::Arc;

use async_trait::async_trait;
use database::Tx;
use payments::{ConfirmOutcome, Confirmation, Status};
use serde_json::Value;
use workflow::{Failure, OutsideTask, TaskCall, TaskError};

use super::{of_orders, provider_answer, refused, subject};
use crate::FulfilmentParts;

/// The time is over, and nothing is decided.
pub(super) const NOT_CONFIRMED: &str = "Payments.NotConfirmed";

/// What the buyer told us; nothing when somebody else says that there is a decision, or when the time was over.
fn decision(call: &TaskCall) -> Option<Confirmation> {
    let approved = call.input.pointer("/confirmation/approved").and_then(Value::as_bool)?;
    Some(if approved { Confirmation::Approved } else { Confirmation::Refused })
}

/// Whether nobody answered in time.
fn is_overdue(call: &TaskCall) -> bool {
    call.input.get("error").is_some()
}

pub struct ConfirmPayment(pub Arc<FulfilmentParts>);

#[async_trait]
impl OutsideTask for ConfirmPayment {
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError> {
        let payment =
            provider_answer::payment_id(call)?.ok_or_else(|| refused("there is no payment to confirm"))?;
        let outcome = match decision(call) {
            Some(answer) => self.0.payments.confirm(payment, answer).await,
            None => self.0.payments.settle(payment).await,
        };
        provider_answer::keep(&outcome.map_err(provider_answer::error)?)
    }

    fn record(
        &self,
        tx: &mut Tx<'_>,
        call: &TaskCall,
        result: &Result<Value, Failure>,
    ) -> Result<Value, TaskError> {
        let now = self.0.clock.now();
        let outcome: ConfirmOutcome =
            provider_answer::kept(result.as_ref().map_err(|failure| TaskError::from(failure.clone()))?)?;
        let payment = payments::record_confirmation(tx, now, &outcome).map_err(provider_answer::error)?;
        let standing = provider_answer::standing(&payment);
        if is_overdue(call) && payment.status == Status::RequiresAction {
            return Err(TaskError::failed(NOT_CONFIRMED, "the buyer has not decided in time"));
        }
        if let Some(order) = subject(call)?.order().filter(|_| standing["status"] == "authorized") {
            orders::record_payment_authorized(tx, now, order).map_err(of_orders)?;
        }
        Ok(standing)
    }
}
