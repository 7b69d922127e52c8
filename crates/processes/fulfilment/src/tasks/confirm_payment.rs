//! Tells the provider what the buyer has decided.

use std::sync::Arc;

use async_trait::async_trait;
use database::Tx;
use payments::{ConfirmOutcome, Confirmation};
use serde_json::Value;
use workflow::{Failure, OutsideTask, TaskCall, TaskError};

use super::{of_orders, provider_answer, refused, subject};
use crate::FulfilmentParts;

pub struct ConfirmPayment(pub Arc<FulfilmentParts>);

#[async_trait]
impl OutsideTask for ConfirmPayment {
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError> {
        let payment =
            provider_answer::payment_id(call)?.ok_or_else(|| refused("there is no payment to confirm"))?;
        let approved = call.input.pointer("/confirmation/approved").and_then(Value::as_bool).unwrap_or(false);
        let answer = if approved { Confirmation::Approved } else { Confirmation::Refused };
        let outcome = self.0.payments.confirm(payment, answer).await.map_err(provider_answer::error)?;
        provider_answer::keep(&outcome)
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
        if let Some(order) = subject(call)?.order().filter(|_| standing["status"] == "authorized") {
            orders::record_payment_authorized(tx, now, order).map_err(of_orders)?;
        }
        Ok(standing)
    }
}
