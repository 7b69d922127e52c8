//! Finding out what became of a payment that is pending.

use primitives::PaymentId;

use super::{Payments, authorize::seen, count};
use crate::{AuthorizeOutcome, AuthorizeResult, PaymentError};

impl Payments {
    /// Looks up what the provider did for a payment, without asking for anything; to be recorded with
    /// [`crate::record_authorization`] and [`crate::Payment::charge`]. A charge that the provider does not know has failed
    /// as `not_received`, so do not ask while the request may still be on its way.
    ///
    /// # Errors
    /// [`PaymentError::OutcomeUnknown`] when the provider does not tell; [`PaymentError::UnknownPayment`].
    pub async fn resolve(&self, payment_id: PaymentId) -> Result<AuthorizeOutcome, PaymentError> {
        let payment = self.payment(payment_id).await?;
        let mut exchange = self.exchange(self.provider(&payment.handler_id)?, &payment);
        let result = match exchange.look_up().await? {
            Some(found) => seen(&payment.charge(), found)?,
            None => AuthorizeResult::Failed { code: "not_received".to_owned() },
        };
        count(&payment.handler_id, "resolve", result.word());
        Ok(AuthorizeOutcome { result, tries: exchange.tries() })
    }
}
