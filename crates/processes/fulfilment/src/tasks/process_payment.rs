//! Asks for the money. Undone by `void_payment`.

use std::sync::Arc;

use async_trait::async_trait;
use database::Tx;
use orders::OrderError;
use payments::{AuthorizeOutcome, Charge, Payment, Status, Token};
use primitives::{Amount, OrderId, Timestamp};
use serde_json::{Value, json};
use workflow::{Failure, OutsideTask, TaskCall, TaskError};

use super::{of_orders, provider_answer, refused, subject};
use crate::{FulfilmentParts, OrderInput};

pub struct ProcessPayment(pub Arc<FulfilmentParts>);

#[async_trait]
impl OutsideTask for ProcessPayment {
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError> {
        let input = subject(call)?;
        if input.amount_minor_units == Amount::ZERO {
            return Ok(Value::Null);
        }
        let token: Token = input.payment_token.parse().map_err(refused)?;
        let outcome = self
            .0
            .payments
            .authorize(&charge(&input, call)?, &token, input.payment_return_url.as_ref())
            .await
            .map_err(provider_answer::error)?;
        provider_answer::keep(&outcome)
    }

    fn record(
        &self,
        tx: &mut Tx<'_>,
        call: &TaskCall,
        result: &Result<Value, Failure>,
    ) -> Result<Value, TaskError> {
        let input = subject(call)?;
        let now = self.0.clock.now();
        let outcome = match result {
            Ok(outcome) => outcome,
            Err(failure) => {
                self.remember(tx, &charge(&input, call)?, failure)?;
                return Err(failure.clone().into());
            }
        };
        if *outcome == Value::Null {
            if let Some(order) = input.order() {
                orders::record_payment_authorized(tx, now, order).map_err(of_orders)?;
            }
            // There was nothing to pay.
            return Ok(json!({"status": "authorized"}));
        }
        let outcome: AuthorizeOutcome = provider_answer::kept(outcome)?;
        let payment = payments::record_authorization(tx, now, &charge(&input, call)?, &outcome)
            .map_err(provider_answer::error)?;
        match input.order().filter(|_| payment.status == Status::Authorized) {
            Some(order) => accepted(tx, now, order, &payment),
            None => Ok(provider_answer::standing(&payment)),
        }
    }
}

/// Tells the order that its money is held. If it was called off meanwhile, nobody wants that money any more.
fn accepted(tx: &mut Tx, now: Timestamp, order: OrderId, payment: &Payment) -> Result<Value, TaskError> {
    match orders::record_payment_authorized(tx, now, order) {
        Err(OrderError::Refused(_)) => {
            payments::record_unwanted(tx, payment).map_err(provider_answer::error)?;
            Ok(json!({"status": "unwanted", "paymentId": payment.id, "reason": "order_called_off"}))
        }
        other => other.map(|_| provider_answer::standing(payment)).map_err(of_orders),
    }
}

impl ProcessPayment {
    /// Keeps a charge of which nobody knows what came, so that it is found out even when no attempt follows.
    fn remember(&self, tx: &mut Tx<'_>, charge: &Charge, failure: &Failure) -> Result<(), TaskError> {
        if provider_answer::is_unknown(failure) {
            let now = self.0.clock.now();
            payments::record_unresolved(tx, now, charge).map_err(provider_answer::error)?;
        }
        Ok(())
    }
}

fn charge(input: &OrderInput, call: &TaskCall) -> Result<Charge, TaskError> {
    let order_ref = input.order_id.parse().map_err(refused)?;
    let handler = input.payment_handler.parse().map_err(refused)?;
    let key = call.idempotency_key.parse().map_err(refused)?;
    Charge::new(order_ref, handler, key, input.money()).map_err(refused)
}
