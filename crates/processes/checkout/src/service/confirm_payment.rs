//! The buyer's word on a payment that needs one.

use http_kit::Caller;
use primitives::CheckoutId;
use serde_json::json;

use super::Looked;
use crate::{CheckoutError, Checkouts, attempt};

impl Checkouts {
    /// Passes the buyer's decision on to the workflow, and waits for the outcome.
    pub(crate) async fn confirm_payment(
        &self,
        id: CheckoutId,
        caller: &Caller,
        approved: bool,
    ) -> Result<Looked, CheckoutError> {
        let seen = self.look(id, caller).await?;
        let waiting = seen.order.as_ref().filter(|placed| placed.requires_action);
        let order = waiting.ok_or(CheckoutError::NothingToConfirm)?.order.id;
        let (now, number) = (self.parts.clock.now(), seen.checkout.attempt);
        let confirmed = self.parts.database.write(move |tx| {
            let execution = attempt::execution(tx, order, number)?.ok_or(CheckoutError::NothingToConfirm)?;
            let token = workflow::pending_token(tx, execution)?.ok_or(CheckoutError::NothingToConfirm)?;
            let told = workflow::send_task_success(tx, now, &token, json!({ "approved": approved }));
            told.map_err(|error| CheckoutError::Part(error.to_string()))?;
            Ok::<_, CheckoutError>(execution)
        });
        let execution = confirmed.await?;
        self.await_outcome(id, caller, Some(execution)).await
    }
}
