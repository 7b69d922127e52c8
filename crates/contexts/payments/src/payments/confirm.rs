//! Telling the provider what the shopper answered.

use primitives::PaymentId;

use super::{Payments, authorize::seen, count, count_error};
use crate::{
    AuthorizeResult, ConfirmOutcome, Confirmation, IllegalTransition, Payment, PaymentError, Status, Step,
    Tries, exchange::Told, provider::ChargeState,
};

impl Payments {
    /// Passes the shopper's answer on. A payment that is past that tells what became of it.
    ///
    /// # Errors
    /// As [`Self::authorize`]; [`PaymentError::UnknownPayment`]; [`PaymentError::Illegal`] when the payment never asked.
    pub async fn confirm(
        &self,
        payment_id: PaymentId,
        answer: Confirmation,
    ) -> Result<ConfirmOutcome, PaymentError> {
        let payment = self.payment(payment_id).await?;
        if payment.status != Status::RequiresAction {
            return Ok(ConfirmOutcome {
                payment_id,
                result: past_confirmation(payment)?,
                tries: Tries::default(),
            });
        }
        let outcome = self.pass_on(&payment, answer).await;
        match &outcome {
            Ok(outcome) => count(&payment.handler_id, "confirm", outcome.result.word()),
            Err(_) => count_error(&payment.handler_id, "confirm", &outcome),
        }
        outcome
    }

    async fn pass_on(&self, payment: &Payment, answer: Confirmation) -> Result<ConfirmOutcome, PaymentError> {
        let provider = self.provider(&payment.handler_id)?;
        let mut exchange = self.exchange(provider, payment);
        let told = exchange.ask(
            || provider.confirm(&payment.key, answer),
            |found| !matches!(found.state, ChargeState::RequiresAction { .. }),
        );
        let result = match told.await? {
            Told::Answer(authorization) => authorization.into(),
            Told::Seen(found) => seen(&payment.charge(), found)?,
            Told::Refused(code) => AuthorizeResult::Failed { code },
        };
        Ok(ConfirmOutcome { payment_id: payment.id, result, tries: exchange.tries() })
    }
}

pub(super) fn past_confirmation(payment: Payment) -> Result<AuthorizeResult, PaymentError> {
    let from = payment.status;
    let provider_ref = payment.provider_ref.unwrap_or_default();
    let reason = payment.reason.unwrap_or_default();
    match from {
        Status::Authorized | Status::Captured | Status::PartiallyRefunded | Status::Refunded => {
            Ok(AuthorizeResult::Authorized { provider_ref })
        }
        Status::Declined => {
            let message = "The payment was declined.".to_owned();
            Ok(AuthorizeResult::Declined { provider_ref, code: reason, message })
        }
        Status::Failed => Ok(AuthorizeResult::Failed { code: reason }),
        Status::Pending | Status::RequiresAction | Status::Voided => {
            Err(IllegalTransition { from, step: Step::Authorize }.into())
        }
    }
}
