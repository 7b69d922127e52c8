//! The buyer's word on a payment that needs one.

use http_kit::Caller;
use primitives::CheckoutId;
use serde_json::json;

use super::Looked;
use crate::{CheckoutError, Checkouts, view::ActionKind};

impl Checkouts {
    /// Passes the buyer's decision on to the workflow, and waits for the outcome.
    pub(crate) async fn confirm_payment(
        &self,
        id: CheckoutId,
        caller: &Caller,
        approved: bool,
    ) -> Result<Looked, CheckoutError> {
        let seen = self.look(id, caller).await?;
        // What is paid on a page of the provider is said by the provider alone.
        if !seen.awaits(ActionKind::Confirmation) {
            return Err(CheckoutError::NothingToConfirm);
        }
        let execution = self.execution_of(&seen).await?.ok_or(CheckoutError::NothingToConfirm)?;
        if !self.tell(execution, json!({ "approved": approved })).await? {
            return Err(CheckoutError::NothingToConfirm);
        }
        self.await_outcome(id, caller, Some(execution)).await
    }
}
