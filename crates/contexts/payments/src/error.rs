//! What can be wrong with a payment.

use primitives::Amount;
use thiserror::Error;

use crate::IllegalTransition;

/// Why a payment did not go on. But for [`Self::Database`], nothing has been written.
#[derive(Debug, Error)]
pub enum PaymentError {
    /// No handler of that name is configured.
    #[error("there is no such payment handler")]
    UnknownHandler,
    /// There is no such payment.
    #[error("there is no such payment")]
    UnknownPayment,
    /// There is no such refund.
    #[error("there is no such refund")]
    UnknownRefund,
    /// The provider has certainly done nothing; the same call may work later.
    #[error("the payment provider is not available")]
    Unavailable,
    /// The provider may have done it. The same call with the same key looks that up before it does anything else.
    #[error("it is not known what the payment provider did")]
    OutcomeUnknown,
    /// The payment is in a state that does not allow this.
    #[error(transparent)]
    Illegal(#[from] IllegalTransition),
    /// The key stands for another payment or refund already.
    #[error("the key belongs to another payment")]
    KeyReused,
    /// Amounts are positive and at most [`crate::MAX_PAYMENT`].
    #[error("the amount cannot be paid")]
    InvalidAmount,
    /// More than was captured and is not refunded yet.
    #[error("only {refundable} minor units can be refunded", refundable = .refundable.minor_units())]
    RefundTooLarge {
        /// How much can be.
        refundable: Amount,
    },
    /// The database could not.
    #[error("the database failed")]
    Database(#[from] database::Error),
}

impl PaymentError {
    /// Whether the same call may succeed a little later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Unavailable | Self::OutcomeUnknown => true,
            Self::Database(error) => error.is_retryable_by_client(),
            _ => false,
        }
    }
}
