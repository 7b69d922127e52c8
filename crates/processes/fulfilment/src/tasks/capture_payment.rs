//! Takes the money that was set aside, now that the stock is certain. Undone by `refund_payment`.

use std::sync::Arc;

use async_trait::async_trait;
use database::Tx;
use payments::{Answer, CaptureOutcome};
use serde_json::{Value, json};
use workflow::{Failure, OutsideTask, TaskCall, TaskError};

use super::{of_orders, provider_answer, subject};
use crate::FulfilmentParts;

pub struct CapturePayment(pub Arc<FulfilmentParts>);

#[async_trait]
impl OutsideTask for CapturePayment {
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError> {
        let Some(payment) = provider_answer::payment_id(call)? else { return Ok(Value::Null) };
        let amount = subject(call)?.amount_minor_units;
        let outcome = self.0.payments.capture(payment, Some(amount)).await.map_err(provider_answer::error)?;
        let Answer::Refused { code } = &outcome.answer else { return provider_answer::keep(&outcome) };
        let failure = TaskError::failed("Payments.CaptureRefused", code);
        provider_answer::note(&self.0, move |tx, now| payments::record_capture(tx, now, &outcome)).await?;
        Err(failure)
    }

    fn record(
        &self,
        tx: &mut Tx<'_>,
        call: &TaskCall,
        result: &Result<Value, Failure>,
    ) -> Result<Value, TaskError> {
        let now = self.0.clock.now();
        match result.as_ref().map_err(|failure| TaskError::from(failure.clone()))? {
            // There was nothing to pay.
            Value::Null => {}
            outcome => {
                let outcome: CaptureOutcome = provider_answer::kept(outcome)?;
                payments::record_capture(tx, now, &outcome).map_err(provider_answer::error)?;
            }
        }
        if let Some(order) = subject(call)?.order() {
            orders::record_paid(tx, now, order).map_err(of_orders)?.count();
        }
        Ok(json!({"status": "captured"}))
    }
}
