//! Finding out whether money was taken although nobody has heard of it.

use primitives::PaymentId;

use super::Payments;
use crate::{Answer, CaptureOutcome, PaymentError, provider::ChargeState};

impl Payments {
    /// The capture that the provider has carried out, without asking for one; `None` when it has taken nothing. To be
    /// recorded with [`crate::record_capture`].
    ///
    /// # Errors
    /// [`PaymentError::OutcomeUnknown`] when the provider does not tell; [`PaymentError::UnknownPayment`].
    pub async fn find_capture(&self, payment_id: PaymentId) -> Result<Option<CaptureOutcome>, PaymentError> {
        let payment = self.payment(payment_id).await?;
        let mut exchange = self.exchange(self.provider(&payment.handler_id)?, &payment);
        let found = exchange.look_up().await?;
        let Some(ChargeState::Captured(amount)) = found.map(|found| found.state) else { return Ok(None) };
        Ok(Some(CaptureOutcome { payment_id, amount, answer: Answer::Done, tries: exchange.tries() }))
    }
}
