//! Why the index could not.

use tantivy::TantivyError;
use thiserror::Error;

/// The index could not.
#[derive(Debug, Clone, Error)]
pub enum SearchError {
    /// Another process keeps the index; only one can.
    #[error("another process keeps the search index")]
    InUse,
    /// This process reads the index and does not keep it.
    #[error("this process reads the search index only")]
    ReadOnly,
    /// The index is being made, and does not have everything yet.
    #[error("the search index is being made")]
    Making,
    /// Anything else.
    #[error("search: {0}")]
    Failed(String),
}

impl From<TantivyError> for SearchError {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(..) => Self::InUse,
            other => Self::Failed(other.to_string()),
        }
    }
}
