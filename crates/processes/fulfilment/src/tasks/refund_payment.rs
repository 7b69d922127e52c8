//! Gives the money back that was taken: undoes `capture_payment`.

use std::sync::Arc;

use async_trait::async_trait;
use database::Tx;
use payments::{Answer, Key, NewRefund, RefundOutcome, RefundStatus};
use primitives::PaymentId;
use serde_json::{Value, json};
use workflow::{Failure, OutsideTask, TaskCall, TaskError};

use super::{of_orders, provider_answer, refused, subject};
use crate::{FulfilmentParts, OrderInput};

/// The provider does not give the money back.
const REFUND_REFUSED: &str = "Payments.RefundRefused";

pub struct RefundPayment(pub Arc<FulfilmentParts>);

#[async_trait]
impl OutsideTask for RefundPayment {
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError> {
        let Some(payment_id) = provider_answer::payment_id(call)? else { return Ok(Value::Null) };
        let input = subject(call)?;
        let key = self.key(call, &input, payment_id).await?;
        let wish = NewRefund { payment_id, key, amount: input.amount_minor_units, note: None };
        let outcome = self.0.payments.refund(wish).await.map_err(provider_answer::error)?;
        let Answer::Refused { code } = &outcome.answer else { return provider_answer::keep(&outcome) };
        let failure = TaskError::failed(REFUND_REFUSED, code);
        provider_answer::note(&self.0, move |tx, now| payments::record_refund(tx, now, &outcome)).await?;
        Err(failure)
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
            if refund.status != RefundStatus::Succeeded {
                return Err(TaskError::failed(REFUND_REFUSED, refund.reason.unwrap_or_default()));
            }
            if let Some(order) = subject(call)?.order() {
                orders::record_refunded(tx, now, order, refund.id, refund.money.amount).map_err(of_orders)?;
            }
        }
        Ok(json!({"status": "refunded"}))
    }
}

impl RefundPayment {
    /// The key of the refund. It is the same until the provider has refused: nothing was done then, and what was
    /// refused under a key stays refused, so the next attempt needs another.
    async fn key(&self, call: &TaskCall, input: &OrderInput, payment: PaymentId) -> Result<Key, TaskError> {
        let read = self.0.database.read(|snapshot| payments::refunds_of(snapshot, &input.order_id)).await;
        let refunds = read.map_err(provider_answer::error)?;
        let of_this_visit = |key: &Key| key.as_str().starts_with(call.idempotency_key.as_str());
        let failed = refunds.iter().filter(|refund| {
            refund.payment_id == payment
                && refund.status == RefundStatus::Failed
                && of_this_visit(&refund.key)
        });
        let text = match failed.count() {
            0 => call.idempotency_key.clone(),
            refusals => format!("{}#{}", call.idempotency_key, refusals + 1),
        };
        text.parse().map_err(refused)
    }
}
