//! Why a copy could not be made.

use catalog::CatalogError;
use documents::DocumentsError;
use queue::HandlerError;

/// Why a copy could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The product could not be read.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The order could not be read.
    #[error("the order cannot be read: {0}")]
    Order(#[from] database::Error),
    /// The document could not be read or written; [`DocumentsError::Conflict`] when somebody else was faster.
    #[error(transparent)]
    Documents(#[from] DocumentsError),
}

impl From<CopyError> for HandlerError {
    fn from(error: CopyError) -> Self {
        match error {
            // It will be as large the next time.
            CopyError::Documents(DocumentsError::TooLarge { .. }) => Self::GiveUp(error.to_string()),
            CopyError::Order(error) => Self::Database(error),
            other => Self::Retry(other.to_string()),
        }
    }
}
