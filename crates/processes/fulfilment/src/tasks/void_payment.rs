//! Gives the money free that was set aside: undoes `process_payment`. Money that turns out to be taken is not ours to
//! void; the machine gives it back instead.

use std::sync::Arc;

use async_trait::async_trait;
use database::Tx;
use payments::{Answer, CaptureOutcome, PaymentError, Status, VoidOutcome};
use serde_json::{Value, json};
use workflow::{Failure, OutsideTask, TaskCall, TaskError};

use super::{of_orders, provider_answer, refused, subject};
use crate::{FulfilmentError, FulfilmentParts};

pub struct VoidPayment(pub Arc<FulfilmentParts>);

#[async_trait]
impl OutsideTask for VoidPayment {
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError> {
        let Some(payment) = provider_answer::payment_id(call)? else { return Ok(Value::Null) };
        let outcome = self.0.payments.void(payment).await.map_err(failure)?;
        let Answer::Refused { code } = &outcome.answer else { return provider_answer::keep(&outcome) };
        let refusal = TaskError::failed("Payments.VoidRefused", code);
        provider_answer::note(&self.0, move |tx, now| payments::record_void(tx, now, &outcome)).await?;
        match self.0.payments.find_capture(payment).await.map_err(provider_answer::error)? {
            Some(capture) => Err(self.captured(call, capture).await?),
            None => Err(refusal),
        }
    }

    fn record(
        &self,
        tx: &mut Tx<'_>,
        _: &TaskCall,
        result: &Result<Value, Failure>,
    ) -> Result<Value, TaskError> {
        let outcome = result.as_ref().map_err(|failure| TaskError::from(failure.clone()))?;
        if *outcome != Value::Null {
            let outcome: VoidOutcome = provider_answer::kept(outcome)?;
            payments::record_void(tx, self.0.clock.now(), &outcome).map_err(provider_answer::error)?;
        }
        Ok(json!({"status": "voided"}))
    }
}

impl VoidPayment {
    /// Catches up on a capture whose answer was lost.
    async fn captured(&self, call: &TaskCall, capture: CaptureOutcome) -> Result<TaskError, TaskError> {
        let (now, order) = (self.0.clock.now(), subject(call)?.order());
        let caught_up = self.0.database.write(move |tx| {
            payments::record_capture(tx, now, &capture)?;
            let paid = order.map(|order| orders::record_paid(tx, now, order)).transpose()?;
            Ok::<_, FulfilmentError>(paid)
        });
        if let Some(paid) = caught_up.await.map_err(not_recorded)? {
            paid.count();
        }
        Ok(already_captured())
    }
}

fn not_recorded(error: FulfilmentError) -> TaskError {
    match error {
        FulfilmentError::Payments(error) => provider_answer::error(error),
        FulfilmentError::Order(error) => of_orders(error),
        FulfilmentError::Database(error) => TaskError::Database(error),
        other => refused(other),
    }
}

fn failure(error: PaymentError) -> TaskError {
    match error {
        PaymentError::Illegal(refused) if refused.from == Status::Captured => already_captured(),
        other => provider_answer::error(other),
    }
}

fn already_captured() -> TaskError {
    TaskError::failed(provider_answer::ALREADY_CAPTURED, "the money was taken before it could be let go")
}
