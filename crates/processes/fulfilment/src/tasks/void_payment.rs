//! Gives the money free that was set aside: undoes `process_payment`.

use std::sync::Arc;

use async_trait::async_trait;
use database::Tx;
use payments::VoidOutcome;
use serde_json::{Value, json};
use workflow::{Failure, OutsideTask, TaskCall, TaskError};

use super::provider_answer;
use crate::FulfilmentParts;

pub struct VoidPayment(pub Arc<FulfilmentParts>);

#[async_trait]
impl OutsideTask for VoidPayment {
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError> {
        let Some(payment) = provider_answer::payment_id(call)? else { return Ok(Value::Null) };
        let outcome = self.0.payments.void(payment).await.map_err(provider_answer::error)?;
        provider_answer::keep(&outcome)
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
