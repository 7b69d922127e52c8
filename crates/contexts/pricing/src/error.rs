//! Why something has no price.

use primitives::AmountError;
use thiserror::Error as ThisError;

use crate::MAX_LINES;

/// Why the totals could not be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ThisError)]
pub enum PricingError {
    /// A price or a fulfillment amount is negative or beyond [`primitives::Amount::MAX_PRICE`].
    #[error("an amount is not a price")]
    NotAPrice,
    /// A discount is negative, or more than 100 %.
    #[error("a discount is negative or more than everything")]
    InvalidDiscount,
    /// A tax rate is negative or more than 1,000 %, or a class has two of them.
    #[error("a tax rate is out of range or not the only one of its class")]
    InvalidTaxRate,
    /// More than [`MAX_LINES`] lines.
    #[error("there are more than {MAX_LINES} lines")]
    TooManyLines,
    /// A sum is beyond what we account for.
    #[error(transparent)]
    Amount(#[from] AmountError),
}
