//! The buyer is back from a page of the payment provider. What they did there only the provider says, and it is asked:
//! coming back twice, before the provider's own message or after it, comes to the same.

use http_kit::Caller;
use primitives::{CheckoutId, ExecutionId};
use serde_json::{Value, json};

use super::Looked;
use crate::{CheckoutError, Checkouts, attempt, progress::CheckoutStatus, view::ActionKind};

impl Checkouts {
    /// Finds out how the payment went, or gives it up when the buyer came back without paying, and waits for the outcome.
    pub(crate) async fn return_from_payment(
        &self,
        id: CheckoutId,
        caller: &Caller,
        canceled: bool,
    ) -> Result<Looked, CheckoutError> {
        let seen = self.look(id, caller).await?;
        if seen.body.status != CheckoutStatus::CompleteInProgress {
            return Ok(seen);
        }
        let Some(execution) = self.execution_of(&seen).await? else { return Ok(seen) };
        if seen.awaits(ActionKind::Redirect) {
            let word = if canceled { json!({"approved": false}) } else { json!({"decided": true}) };
            if !canceled && !self.is_decided(&seen).await? {
                return Ok(seen);
            }
            // The payment is written down a moment before the machine waits for what becomes of it.
            self.await_outcome(id, caller, Some(execution)).await?;
            self.tell(execution, word).await?;
        }
        self.await_outcome(id, caller, Some(execution)).await
    }

    /// Whether the provider knows what became of the payment that the checkout waits for.
    async fn is_decided(&self, seen: &Looked) -> Result<bool, CheckoutError> {
        let awaited = seen.order.as_ref().and_then(|placed| placed.awaited.as_ref());
        let Some(payment) = awaited else { return Ok(true) };
        let decided = self.parts.payments.is_decided(payment.id).await;
        decided.map_err(|error| match error {
            payments::PaymentError::Database(error) => CheckoutError::Database(error),
            transient if transient.is_transient() => CheckoutError::ProviderSilent,
            other => CheckoutError::Part(other.to_string()),
        })
    }

    /// The execution that settles the latest attempt to pay.
    pub(super) async fn execution_of(&self, seen: &Looked) -> Result<Option<ExecutionId>, CheckoutError> {
        let Some(order) = seen.checkout.order_id else { return Ok(None) };
        let number = seen.checkout.attempt;
        let found =
            self.parts.database.read(move |snapshot| attempt::execution(snapshot, order, number)).await;
        found.map_err(CheckoutError::Database)
    }

    /// Answers the machine, and tells whether it waited for that.
    pub(super) async fn tell(&self, execution: ExecutionId, word: Value) -> Result<bool, CheckoutError> {
        let now = self.parts.clock.now();
        let told =
            self.parts.database.write(move |tx| attempt::answer(tx, now, execution, word.clone())).await;
        told.map_err(CheckoutError::Database)
    }
}
