//! What can go wrong with a document.

use thiserror::Error as ThisError;

use crate::{Key, MAX_BATCH, MAX_BODY, MAX_KEY};

/// Why a document could not be read or written.
#[non_exhaustive]
#[derive(Debug, Clone, ThisError)]
pub enum DocumentsError {
    /// The document is not in the expected state: read it again.
    #[error("the document {key} was changed in the meantime")]
    Conflict {
        /// Which document.
        key: Key,
    },
    /// More than [`MAX_BODY`].
    #[error("the document has {bytes} bytes and may have {MAX_BODY}")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// A key is empty or longer than [`MAX_KEY`].
    #[error("a document's key has 1 to {MAX_KEY} characters")]
    InvalidKey,
    /// More than [`MAX_BATCH`] writes.
    #[error("a batch has at most {MAX_BATCH} writes")]
    TooMany,
    /// The content is not what the reader expects.
    #[error("the document's content cannot be read: {0}")]
    Unreadable(String),
    /// The database could not.
    #[error(transparent)]
    Database(#[from] database::Error),
}
