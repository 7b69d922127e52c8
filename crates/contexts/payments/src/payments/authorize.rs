//! Asking for money.

use super::{Payments, count, count_error};
use crate::{
    AuthorizeOutcome, AuthorizeRequest, AuthorizeResult, Charge, PaymentError, ProviderCharge, ReturnUrl,
    Token, Tries,
    exchange::{Exchange, Told},
    provider::{Authorization, AuthorizationStatus, ChargeState, Decline},
};

impl Payments {
    /// Asks the provider to hold the money of `charge`; a page of the provider's own sends the shopper back to
    /// `return_url`. What was done under the key before is found out first, so that
    /// a call that follows a crash charges nobody a second time.
    ///
    /// # Errors
    /// [`PaymentError::Unavailable`] when certainly nothing was done; [`PaymentError::OutcomeUnknown`] when nobody knows:
    /// call again with the same charge, or [`crate::record_unresolved`]. [`PaymentError::KeyReused`] when the provider
    /// knows the key for another amount; [`PaymentError::UnknownHandler`].
    pub async fn authorize(
        &self,
        charge: &Charge,
        token: &Token,
        return_url: Option<&ReturnUrl>,
    ) -> Result<AuthorizeOutcome, PaymentError> {
        let outcome = self.ask_for_money(charge, token, return_url).await;
        match &outcome {
            Ok(outcome) => count(&charge.handler_id, "authorize", outcome.result.word()),
            Err(_) => count_error(&charge.handler_id, "authorize", &outcome),
        }
        outcome
    }

    async fn ask_for_money(
        &self,
        charge: &Charge,
        token: &Token,
        return_url: Option<&ReturnUrl>,
    ) -> Result<AuthorizeOutcome, PaymentError> {
        let provider = self.provider(&charge.handler_id)?;
        let mut exchange = Exchange::new(provider, &charge.key, self.patience);
        let request = AuthorizeRequest {
            key: charge.key.clone(),
            money: charge.money,
            token: token.clone(),
            reference: charge.order_ref.clone(),
            return_url: return_url.cloned(),
        };
        let result = match exchange.look_up().await? {
            Some(found) => seen(charge, found)?,
            None => match exchange.ask(|| provider.authorize(&request), |_| true).await? {
                Told::Answer(authorization) => authorization.into(),
                Told::Seen(found) => seen(charge, found)?,
                Told::Refused(code) => AuthorizeResult::Failed { code },
            },
        };
        let tries = Tries { instrument: Some(token.masked()), ..exchange.tries() };
        Ok(AuthorizeOutcome { result, tries })
    }
}

/// The answer that a look-up gives.
pub(super) fn seen(charge: &Charge, found: ProviderCharge) -> Result<AuthorizeResult, PaymentError> {
    if found.money != charge.money {
        return Err(PaymentError::KeyReused);
    }
    let provider_ref = found.provider_ref;
    Ok(match found.state {
        ChargeState::RequiresAction { url } => AuthorizeResult::RequiresAction { provider_ref, url },
        ChargeState::Authorized | ChargeState::Captured(_) => AuthorizeResult::Authorized { provider_ref },
        ChargeState::Declined(Decline { code, message }) => {
            AuthorizeResult::Declined { provider_ref, code, message }
        }
        ChargeState::Voided => AuthorizeResult::Failed { code: "voided".to_owned() },
    })
}

impl From<Authorization> for AuthorizeResult {
    fn from(authorization: Authorization) -> Self {
        let provider_ref = authorization.provider_ref;
        match authorization.status {
            AuthorizationStatus::Authorized => Self::Authorized { provider_ref },
            AuthorizationStatus::RequiresAction { url } => Self::RequiresAction { provider_ref, url },
            AuthorizationStatus::Declined(Decline { code, message }) => {
                Self::Declined { provider_ref, code, message }
            }
        }
    }
}
