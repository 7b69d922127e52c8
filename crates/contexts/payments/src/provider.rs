//! The port to payment providers, in the shop's words. A provider remembers every charge under the shop's key: asked
//! again with the same key it does nothing twice, and [`Provider::look_up`] tells what it has done.

pub mod contract;
mod notification;
mod signature;
pub mod test;

use async_trait::async_trait;
use primitives::{Amount, Money};
use serde::Serialize;
use thiserror::Error;
use utoipa::ToSchema;

pub use self::{
    notification::{Notification, NotificationError, NotificationMessage},
    signature::SigningKey,
};
use crate::{Key, OrderRef, RedirectUrl, ReturnUrl, Token};

/// A payment provider.
#[async_trait]
pub trait Provider: Send + Sync {
    /// Holds the money, once for each key.
    async fn authorize(&self, request: &AuthorizeRequest) -> Result<Authorization, ProviderError>;

    /// Tells what the shopper answered to the action that the authorization required. Whether a shopper has paid on a
    /// page of the provider's own is never told, but asked ([`Provider::look_up`]); told is only that they gave up
    /// ([`Confirmation::Refused`]): a page on which nothing is paid yet is closed then, and one that is paid stays paid.
    async fn confirm(&self, key: &Key, answer: Confirmation) -> Result<Authorization, ProviderError>;

    /// Takes so much of the held money, once; the rest is let go.
    async fn capture(&self, key: &Key, amount: Amount) -> Result<(), ProviderError>;

    /// Lets the held money go.
    async fn void(&self, key: &Key) -> Result<(), ProviderError>;

    /// Gives captured money back, once for each refund key.
    async fn refund(&self, key: &Key, refund_key: &Key, amount: Amount) -> Result<(), ProviderError>;

    /// What has been done under `key`; `None` when nothing has.
    async fn look_up(&self, key: &Key) -> Result<Option<ProviderCharge>, ProviderError>;

    /// Reads a message to the shop's address for notifications, if it surely is this provider's; `None` when it is about
    /// nothing that matters here.
    async fn read_notification(
        &self,
        _: &NotificationMessage,
    ) -> Result<Option<Notification>, NotificationError> {
        Err(NotificationError::NotSent)
    }

    /// What can be tried out with it; nothing, unless it moves no money.
    fn test_outcomes(&self) -> &'static [TestOutcome] {
        &[]
    }
}

/// Something that a shopper can try out where no money moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct TestOutcome {
    /// The token to pay with.
    #[schema(value_type = String, example = "tok_success")]
    pub token: &'static str,
    /// What will happen.
    #[schema(value_type = String, example = "The payment succeeds")]
    pub title: &'static str,
}

/// A wish to hold money.
#[derive(Debug, Clone)]
pub struct AuthorizeRequest {
    /// Our idempotency key.
    pub key: Key,
    /// How much.
    pub money: Money,
    /// The shopper's means of payment.
    pub token: Token,
    /// What the provider's own pages show: our order.
    pub reference: OrderRef,
    /// Where a page of the provider's own sends the shopper back to; `None` when nobody sits at a browser, and then no
    /// such page is offered.
    pub return_url: Option<ReturnUrl>,
}

/// The provider's answer to a wish to hold money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorization {
    /// The provider's own id of the charge.
    pub provider_ref: String,
    /// What it says.
    pub status: AuthorizationStatus,
}

/// What a provider says to a wish to hold money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthorizationStatus {
    /// The money is held.
    Authorized,
    /// The shopper has to confirm it first.
    RequiresAction {
        /// Where, on a page of the provider's own; `None` when the shop asks the question itself.
        url: Option<RedirectUrl>,
    },
    /// No.
    Declined(Decline),
}

/// A no, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decline {
    /// A stable word: `card_declined`, `insufficient_funds`, …
    pub code: String,
    /// A sentence for the shopper.
    pub message: String,
}

/// What the shopper answers to a question of their bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// It is me.
    Approved,
    /// Do not pay.
    Refused,
}

/// What a provider knows of a charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderCharge {
    /// The provider's own id of the charge.
    pub provider_ref: String,
    /// How much was asked for.
    pub money: Money,
    /// Where it is.
    pub state: ChargeState,
    /// The refunds that were carried out, by refund key.
    pub refunds: Vec<(Key, Amount)>,
}

/// Where a charge is at the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChargeState {
    /// The shopper has to confirm it.
    RequiresAction {
        /// Where, on a page of the provider's own; `None` when the shop asks the question itself.
        url: Option<RedirectUrl>,
    },
    /// The money is held.
    Authorized,
    /// It was refused.
    Declined(Decline),
    /// So much was taken.
    Captured(Amount),
    /// The money was let go.
    Voided,
}

/// Why a provider gave no answer that we can use.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProviderError {
    /// It refuses, now and always; nothing was done. The code is a stable word.
    #[error("the payment provider refuses: {0}")]
    Refused(String),
    /// Nothing was done; it may work later.
    #[error("the payment provider is not available")]
    Unavailable,
    /// The request was sent and no answer came back.
    #[error("the payment provider's answer was lost")]
    Unknown,
}
