//! Why a checkout refuses.

use inventory::{InventoryError, Shortage};
use orders::OrderError;
use payments::ReturnUrlError;
use primitives::{Amount, AmountError};
use thiserror::Error;

use crate::message::Message;

/// Why a checkout refuses.
#[derive(Debug, Error)]
pub enum CheckoutError {
    /// There is none with this id, or it is somebody else's.
    #[error("there is no such checkout")]
    Unknown,
    /// There is no such cart, or it is somebody else's.
    #[error("there is no such cart")]
    UnknownCart,
    /// The cart has no lines.
    #[error("the cart is empty")]
    EmptyCart,
    /// The buyer has not said everything, or something is wrong.
    #[error("the checkout is not complete")]
    Incomplete(Vec<Message>),
    /// It was cancelled, or has expired.
    #[error("the checkout was given up")]
    GivenUp,
    /// A payment is being settled, or the order is paid.
    #[error("the checkout can no longer be changed")]
    Settled,
    /// No payment waits for a confirmation.
    #[error("there is nothing to confirm")]
    NothingToConfirm,
    /// The payment provider does not say now what became of the payment.
    #[error("the payment provider does not answer")]
    ProviderSilent,
    /// The buyer would be sent somewhere else than to the shop.
    #[error(transparent)]
    ReturnUrl(#[from] ReturnUrlError),
    /// There is no such way of paying.
    #[error("there is no such payment handler")]
    UnknownHandler,
    /// Payments were tried too often.
    #[error("too many payments were tried")]
    TooManyAttempts,
    /// The order would come to another sum than the buyer was shown.
    #[error("the total has changed to {total:?}")]
    TotalChanged {
        /// The sum by now.
        total: Amount,
    },
    /// The stock does not suffice.
    #[error("there is not enough stock")]
    OutOfStock(Vec<Shortage>),
    /// The sum is beyond what we account for.
    #[error("the total is too large")]
    TooLarge,
    /// The idempotency key was used with another body.
    #[error(transparent)]
    KeyReused(#[from] http_kit::idempotency::Reused),
    /// Somebody else has changed it in the meantime, again and again.
    #[error("the checkout is changed by somebody else at the same time")]
    Contended,
    /// A part of the shop could not.
    #[error("a part of the shop failed: {0}")]
    Part(String),
    /// The database could not.
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<AmountError> for CheckoutError {
    fn from(_: AmountError) -> Self {
        Self::TooLarge
    }
}

impl From<InventoryError> for CheckoutError {
    fn from(error: InventoryError) -> Self {
        match error {
            InventoryError::Insufficient(shortages) => Self::OutOfStock(shortages),
            InventoryError::Database(error) => Self::Database(error),
            other => Self::Part(other.to_string()),
        }
    }
}

impl From<OrderError> for CheckoutError {
    fn from(error: OrderError) -> Self {
        match error {
            OrderError::Database(error) => Self::Database(error),
            other => Self::Part(other.to_string()),
        }
    }
}
