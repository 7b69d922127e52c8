//! Changes to documents.

use primitives::Timestamp;

use crate::{Body, Collection, Key, Version};

/// In which state a document has to be for a write to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Whatever it is.
    Anything,
    /// Not there, or expired.
    Absent,
    /// There, in this state.
    Version(Version),
}

/// A document to be written.
#[derive(Debug, Clone)]
pub struct Put {
    /// Where to.
    pub collection: Collection,
    /// Under which key.
    pub key: Key,
    /// What.
    pub body: Body,
    /// When it ceases to exist.
    pub expires_at: Option<Timestamp>,
    /// Only if it is in this state.
    pub expected: Expected,
}

/// One change of a batch.
#[derive(Debug, Clone)]
pub enum Write {
    /// Writes a document.
    Put(Put),
    /// Removes a document; one that is not there is fine unless a version is expected.
    Delete {
        /// Where from.
        collection: Collection,
        /// Which.
        key: Key,
        /// Only if it is in this state.
        expected: Expected,
    },
}
