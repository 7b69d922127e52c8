//! A provider says that something has become of a charge: if its order waits for that, the provider is asked, and the
//! machine goes on. The message itself is not believed, so that it may come late, twice or in any order.

use payments::{Payment, PaymentNotified, Status};
use queue::{Delivery, HandlerError, Subscriptions};
use serde_json::json;

use crate::{Fulfilment, FulfilmentError, subject::execution_of};

/// Subscribes to what providers tell.
#[must_use]
pub fn subscribe(subscriptions: Subscriptions, fulfilment: &Fulfilment) -> Subscriptions {
    let fulfilment = fulfilment.clone();
    subscriptions.on("fulfilment.on_payment_notified", move |delivery: Delivery<PaymentNotified>| {
        let fulfilment = fulfilment.clone();
        async move { fulfilment.on_notified(&delivery.event).await }
    })
}

impl Fulfilment {
    async fn on_notified(&self, event: &PaymentNotified) -> Result<(), HandlerError> {
        let key = event.charge_key.clone();
        let found = self.parts.database.read(move |snapshot| payments::payment_of_key(snapshot, &key)).await;
        // What is not recorded yet is about to be, with the provider's answer; what is settled needs nobody.
        let Some(payment) = found.map_err(later)?.filter(|found| found.status == Status::RequiresAction)
        else {
            return Ok(());
        };
        if !self.parts.payments.is_decided(payment.id).await.map_err(later)? {
            return Ok(());
        }
        match self.go_on(payment).await.map_err(later)? {
            GoesOn::Yes => Ok(()),
            GoesOn::NotYet => {
                Err(HandlerError::Retry("the order does not wait for its payment yet".to_owned()))
            }
        }
    }

    /// Tells the execution that asked for the payment that there is a decision.
    async fn go_on(&self, payment: Payment) -> Result<GoesOn, FulfilmentError> {
        let Some(execution) = execution_of(&payment) else { return Ok(GoesOn::Yes) };
        let now = self.parts.clock.now();
        let told = self.parts.database.write(move |tx| {
            let Some(token) = workflow::pending_token(tx, execution)? else {
                let runs = workflow::is_running(tx, execution)?;
                return Ok(if runs { GoesOn::NotYet } else { GoesOn::Yes });
            };
            match workflow::send_task_success(tx, now, &token, json!({"decided": true})) {
                Ok(()) | Err(workflow::TokenError::NotWaiting) => Ok(GoesOn::Yes),
                Err(workflow::TokenError::Database(error)) => Err(error),
                Err(error) => Err(database::Error::Decode(error.to_string())),
            }
        });
        Ok(told.await?)
    }
}

/// Whether the machine takes it from here.
enum GoesOn {
    Yes,
    /// It has just written the payment down and is about to wait, or asks the provider at this moment.
    NotYet,
}

fn later(error: impl std::fmt::Display) -> HandlerError {
    HandlerError::Retry(error.to_string())
}
