//! Finding out what a shopper has decided on a page of the provider's own. Nobody else is believed: neither the address
//! at which they come back, nor a message.

use primitives::PaymentId;

use super::{Payments, authorize::seen, confirm::past_confirmation, count};
use crate::{AuthorizeResult, ConfirmOutcome, PaymentError, Status, Tries, provider::ChargeState};

impl Payments {
    /// Whether the provider has an answer to what the shopper was asked.
    ///
    /// # Errors
    /// [`PaymentError::OutcomeUnknown`] when the provider does not tell; [`PaymentError::UnknownPayment`].
    pub async fn is_decided(&self, payment_id: PaymentId) -> Result<bool, PaymentError> {
        let payment = self.payment(payment_id).await?;
        if payment.status != Status::RequiresAction {
            return Ok(true);
        }
        let mut exchange = self.exchange(self.provider(&payment.handler_id)?, &payment);
        let found = exchange.look_up().await?;
        Ok(!found.is_some_and(|charge| matches!(charge.state, ChargeState::RequiresAction { .. })))
    }

    /// Asks what has become of a payment about which the shopper was asked; to be recorded with
    /// [`crate::record_confirmation`]. They may still be deciding.
    ///
    /// # Errors
    /// [`PaymentError::OutcomeUnknown`] when the provider does not tell; [`PaymentError::UnknownPayment`];
    /// [`PaymentError::Illegal`] when the payment never asked.
    pub async fn settle(&self, payment_id: PaymentId) -> Result<ConfirmOutcome, PaymentError> {
        let payment = self.payment(payment_id).await?;
        if payment.status != Status::RequiresAction {
            let result = past_confirmation(payment)?;
            return Ok(ConfirmOutcome { payment_id, result, tries: Tries::default() });
        }
        let mut exchange = self.exchange(self.provider(&payment.handler_id)?, &payment);
        let result = match exchange.look_up().await? {
            Some(found) => seen(&payment.charge(), found)?,
            None => AuthorizeResult::Failed { code: "not_received".to_owned() },
        };
        count(&payment.handler_id, "settle", result.word());
        Ok(ConfirmOutcome { payment_id, result, tries: exchange.tries() })
    }
}
