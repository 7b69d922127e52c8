//! Gives the money back that was taken: undoes `capture_payment`.

use std::sync::Arc;

use async_trait::async_trait;
use database::Tx;
use payments::{NewRefund, RefundOutcome};
use serde_json::{Value, json};
use workflow::{Failure, OutsideTask, TaskCall, TaskError};

use super::{of_orders, provider_answer, refused, subject};
use crate::FulfilmentParts;

pub struct RefundPayment(pub Arc<FulfilmentParts>);

#[async_trait]
impl OutsideTask for RefundPayment {
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError> {
        let Some(payment_id) = provider_answer::payment_id(call)? else { return Ok(Value::Null) };
        let key = call.idempotency_key.parse().map_err(refused)?;
        let wish = NewRefund { payment_id, key, amount: subject(call)?.amount_minor_units, note: None };
        let outcome = self.0.payments.refund(wish).await.map_err(provider_answer::error)?;
        provider_answer::keep(&outcome)
    }

    fn record(
        &self,
        tx: &mut Tx<'_>,
        call: &TaskCall,
        result: &Result<Value, Failure>,
    ) -> Result<Value, TaskError> {
        let outcome = result.as_ref().map_err(|failure| TaskError::from(failure.clone()))?;
        if *outcome != Value::Null {
            let (now, outcome): (_, RefundOutcome) = (self.0.clock.now(), provider_answer::kept(outcome)?);
            let refund = payments::record_refund(tx, now, &outcome).map_err(provider_answer::error)?;
            if let Some(order) = subject(call)?.order() {
                orders::record_refunded(tx, now, order, refund.id, refund.money.amount).map_err(of_orders)?;
            }
        }
        Ok(json!({"status": "refunded"}))
    }
}
