//! What a store of documents can do.

use async_trait::async_trait;

use crate::{Body, Collection, Document, DocumentsError, Expected, Key, Put, Range, Version, Write};

/// How many writes a batch has at most: DynamoDB's limit for a transaction.
pub const MAX_BATCH: usize = 100;

/// A store of documents. An expired document is as good as none, whether or not it has been purged.
#[async_trait]
pub trait Documents: Send + Sync {
    /// The document with that key.
    ///
    /// # Errors
    /// Why it could not be read.
    async fn get(&self, collection: Collection, key: &Key) -> Result<Option<Document>, DocumentsError>;

    /// The documents with these keys in the keys' order, with a constant number of requests; at most [`MAX_BATCH`].
    ///
    /// # Errors
    /// Why they could not be read.
    async fn get_many(
        &self,
        collection: Collection,
        keys: &[Key],
    ) -> Result<Vec<Option<Document>>, DocumentsError>;

    /// The documents of a range, in its order.
    ///
    /// # Errors
    /// Why they could not be read.
    async fn query(&self, collection: Collection, range: &Range) -> Result<Vec<Document>, DocumentsError>;

    /// Makes all changes or none; answers with the versions of what was put, in order. No two writes may name the same
    /// document.
    ///
    /// # Errors
    /// [`DocumentsError::Conflict`] when one is not in the expected state; nothing is written then.
    async fn batch(&self, writes: Vec<Write>) -> Result<Vec<Version>, DocumentsError>;

    /// Writes a document; answers with its new version.
    ///
    /// # Errors
    /// [`DocumentsError::Conflict`] when it is not in the expected state.
    async fn put(&self, put: Put) -> Result<Version, DocumentsError>;

    /// Removes a document; tells whether it was there.
    ///
    /// # Errors
    /// [`DocumentsError::Conflict`] when it is not in the expected state.
    async fn delete(
        &self,
        collection: Collection,
        key: &Key,
        expected: Expected,
    ) -> Result<bool, DocumentsError>;

    /// Removes up to `limit` expired documents for good; returns how many. Adapters whose engine does so by itself
    /// answer 0.
    ///
    /// # Errors
    /// Why they could not be removed.
    async fn purge_expired(&self, limit: u32) -> Result<u64, DocumentsError>;

    /// Writes a document that never expires, if it has that version, or if there is none where `expected` is `None`.
    ///
    /// # Errors
    /// [`DocumentsError::Conflict`] when it is in another state.
    async fn put_if_version(
        &self,
        collection: Collection,
        key: &Key,
        expected: Option<Version>,
        body: Body,
    ) -> Result<Version, DocumentsError> {
        let expected = expected.map_or(Expected::Absent, Expected::Version);
        self.put(Put { collection, key: key.clone(), body, expires_at: None, expected }).await
    }

    /// Writes a document that never expires, if there is none.
    ///
    /// # Errors
    /// [`DocumentsError::Conflict`] when there is one.
    async fn put_if_absent(
        &self,
        collection: Collection,
        key: &Key,
        body: Body,
    ) -> Result<Version, DocumentsError> {
        self.put_if_version(collection, key, None, body).await
    }
}
