//! Taking held money.

use primitives::{Amount, PaymentId};

use super::{Payments, count, count_error};
use crate::{Answer, CaptureOutcome, Payment, PaymentError, Step, Transition, Tries, provider::ChargeState};

impl Payments {
    /// Takes `amount` of the held money, by default all of it; the rest is let go. A payment whose money was taken
    /// already is not asked again.
    ///
    /// # Errors
    /// [`PaymentError::Illegal`] when the payment holds no money, [`PaymentError::InvalidAmount`] when it holds less;
    /// [`PaymentError::Unavailable`] and [`PaymentError::OutcomeUnknown`]: call again; [`PaymentError::UnknownPayment`].
    pub async fn capture(
        &self,
        payment_id: PaymentId,
        amount: Option<Amount>,
    ) -> Result<CaptureOutcome, PaymentError> {
        let payment = self.payment(payment_id).await?;
        if payment.status.after(Step::Capture)? == Transition::Repeated {
            let amount = payment.captured;
            return Ok(CaptureOutcome { payment_id, amount, answer: Answer::Done, tries: Tries::default() });
        }
        let amount = amount.unwrap_or(payment.money.amount);
        if amount <= Amount::ZERO || amount > payment.money.amount {
            return Err(PaymentError::InvalidAmount);
        }
        let outcome = self.take(&payment, amount).await;
        match &outcome {
            Ok(outcome) => count(&payment.handler_id, "capture", outcome.answer.word()),
            Err(_) => count_error(&payment.handler_id, "capture", &outcome),
        }
        outcome
    }

    async fn take(&self, payment: &Payment, amount: Amount) -> Result<CaptureOutcome, PaymentError> {
        let provider = self.provider(&payment.handler_id)?;
        let mut exchange = self.exchange(provider, payment);
        let told = exchange
            .ask(
                || provider.capture(&payment.key, amount),
                |found| found.state == ChargeState::Captured(amount),
            )
            .await?;
        let payment_id = payment.id;
        Ok(CaptureOutcome { payment_id, amount, answer: told.into(), tries: exchange.tries() })
    }
}
