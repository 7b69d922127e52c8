//! How a handler can fail.

use thiserror::Error as ThisError;

/// Why a handler did not do its job, and so what becomes of it.
#[derive(Debug, Clone, ThisError)]
pub enum HandlerError {
    /// It may work later: try again, a bounded number of times.
    #[error("{0}")]
    Retry(String),
    /// It will never work: dead letter at once.
    #[error("{0}")]
    GiveUp(String),
    /// The database could not; tried again like [`Self::Retry`].
    #[error(transparent)]
    Database(#[from] database::Error),
}
