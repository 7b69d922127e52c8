//! What can be wrong with what is asked of a cart.

use documents::DocumentsError;
use primitives::AmountError;
use thiserror::Error;

use crate::{MAX_LINES, ShelfError, cart::Full};

/// Why the carts refuse. `at` is the place in a list of lines that was given; there is none when one line was given.
#[derive(Debug, Error)]
pub enum CartError {
    /// There is no such cart or line, or it is somebody else's.
    #[error("there is no such cart or line")]
    NotFound,
    /// The variant does not exist.
    #[error("there is no such variant")]
    UnknownVariant {
        /// Which of the given lines.
        at: Option<usize>,
    },
    /// The variant is not sold.
    #[error("the variant is not sold")]
    NotSellable {
        /// Which of the given lines.
        at: Option<usize>,
    },
    /// The cart would have too many lines.
    #[error("a cart has at most {MAX_LINES} lines")]
    TooManyLines {
        /// Which of the given lines.
        at: Option<usize>,
    },
    /// A line would have too many pieces.
    #[error("a line has at most {max} pieces", max = primitives::Quantity::MAX)]
    TooManyPieces {
        /// Which of the given lines.
        at: Option<usize>,
    },
    /// The total would be beyond what we account for.
    #[error("the total of the cart would be too large")]
    TotalTooLarge(#[from] AmountError),
    /// A cart with lines keeps its currency.
    #[error("the cart has lines in another currency")]
    OtherCurrency,
    /// The idempotency key was used with another body.
    #[error(transparent)]
    Reused(#[from] http_kit::idempotency::Reused),
    /// Too many others change the cart at the same time.
    #[error("the cart is being changed by others")]
    Contended,
    /// Prices and stock cannot be read.
    #[error("the offers cannot be read")]
    Shelf(#[source] ShelfError),
    /// The documents could not be read or written.
    #[error("the cart documents failed")]
    Documents(#[from] DocumentsError),
    /// The idempotency records could not be read or written.
    #[error("the database failed")]
    Database(#[from] database::Error),
}

impl CartError {
    pub(crate) const fn full(full: Full, at: Option<usize>) -> Self {
        match full {
            Full::Lines => Self::TooManyLines { at },
            Full::Pieces => Self::TooManyPieces { at },
        }
    }
}
