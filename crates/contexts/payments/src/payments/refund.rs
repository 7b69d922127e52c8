//! Giving captured money back.

use super::{Payments, count, count_error};
use crate::{
    Answer, NewRefund, Payment, PaymentError, Refund, RefundOutcome, RefundStatus, Tries, request_refund,
};

impl Payments {
    /// Gives money back, once for each key. It is promised to the refund in a transaction of its own before the provider
    /// is asked, so that no two refunds give back the same money. After an error that is transient the promise stands:
    /// call again with the same wish.
    ///
    /// # Errors
    /// Those of [`request_refund`]; [`PaymentError::Unavailable`] and [`PaymentError::OutcomeUnknown`].
    pub async fn refund(&self, wish: NewRefund) -> Result<RefundOutcome, PaymentError> {
        let (payment_id, now) = (wish.payment_id, self.clock.now());
        let refund = self.db.write(move |tx| request_refund(tx, now, &wish)).await?;
        if let Some(answer) = settled(&refund) {
            return Ok(RefundOutcome { refund_id: refund.id, answer, tries: Tries::default() });
        }
        let payment = self.payment(payment_id).await?;
        let outcome = self.give_back(&payment, &refund).await;
        match &outcome {
            Ok(outcome) => count(&payment.handler_id, "refund", outcome.answer.word()),
            Err(_) => count_error(&payment.handler_id, "refund", &outcome),
        }
        outcome
    }

    async fn give_back(&self, payment: &Payment, refund: &Refund) -> Result<RefundOutcome, PaymentError> {
        let provider = self.provider(&payment.handler_id)?;
        let mut exchange = self.exchange(provider, payment);
        let amount = refund.money.amount;
        let told = exchange
            .ask(
                || provider.refund(&payment.key, &refund.key, amount),
                |found| found.refunds.iter().any(|(key, _)| *key == refund.key),
            )
            .await?;
        Ok(RefundOutcome { refund_id: refund.id, answer: told.into(), tries: exchange.tries() })
    }
}

/// What came of the refund, if that is known already.
fn settled(refund: &Refund) -> Option<Answer> {
    match refund.status {
        RefundStatus::Pending => None,
        RefundStatus::Succeeded => Some(Answer::Done),
        RefundStatus::Failed => Some(Answer::Refused { code: refund.reason.clone().unwrap_or_default() }),
    }
}
