//! Letting held money go.

use primitives::PaymentId;

use super::{Payments, count, count_error};
use crate::{Answer, Payment, PaymentError, Step, Transition, Tries, VoidOutcome, provider::ChargeState};

impl Payments {
    /// Lets the held money go. A payment whose money was let go already is not asked again.
    ///
    /// # Errors
    /// [`PaymentError::Illegal`] when there is nothing (any more) to let go; [`PaymentError::Unavailable`] and
    /// [`PaymentError::OutcomeUnknown`]: call again; [`PaymentError::UnknownPayment`].
    pub async fn void(&self, payment_id: PaymentId) -> Result<VoidOutcome, PaymentError> {
        let payment = self.payment(payment_id).await?;
        if payment.status.after(Step::Void)? == Transition::Repeated {
            return Ok(VoidOutcome { payment_id, answer: Answer::Done, tries: Tries::default() });
        }
        let outcome = self.let_go(&payment).await;
        match &outcome {
            Ok(outcome) => count(&payment.handler_id, "void", outcome.answer.word()),
            Err(_) => count_error(&payment.handler_id, "void", &outcome),
        }
        outcome
    }

    async fn let_go(&self, payment: &Payment) -> Result<VoidOutcome, PaymentError> {
        let provider = self.provider(&payment.handler_id)?;
        let mut exchange = self.exchange(provider, payment);
        let told =
            exchange.ask(|| provider.void(&payment.key), |found| found.state == ChargeState::Voided).await?;
        Ok(VoidOutcome { payment_id: payment.id, answer: told.into(), tries: exchange.tries() })
    }
}
