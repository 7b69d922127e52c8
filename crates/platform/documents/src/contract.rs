//! What every adapter of [`Documents`] has to do, as a suite that its tests run. Not for production code.

mod batches;
mod conditions;
mod expiry;
mod ranges;

use std::time::Duration;

use primitives::FakeClock;

use crate::{Body, Collection, Document, Documents, DocumentsError, Expected, Key, Put};

/// Where the suite puts its documents.
pub const COLLECTION: Collection = Collection::named("Contract");

/// Runs every case against `documents`, whose time is `clock`. [`COLLECTION`] must be empty before.
///
/// # Errors
/// What the adapter answers where it should not fail.
///
/// # Panics
/// When the adapter answers wrongly.
pub async fn suite(documents: &dyn Documents, clock: &FakeClock) -> Result<(), DocumentsError> {
    conditions::suite(documents, clock).await?;
    ranges::suite(documents).await?;
    batches::suite(documents).await?;
    expiry::suite(documents, clock).await
}

/// A document to put.
fn put(key: &Key, content: &str, expected: Expected) -> Result<Put, DocumentsError> {
    let body = Body::of(&content)?;
    Ok(Put { collection: COLLECTION, key: key.clone(), body, expires_at: None, expected })
}

/// The content under `key`, if any.
async fn content(documents: &dyn Documents, key: &Key) -> Result<Option<String>, DocumentsError> {
    documents.get(COLLECTION, key).await?.as_ref().map(Document::read).transpose()
}

fn is_conflict<T>(result: &Result<T, DocumentsError>) -> bool {
    matches!(result, Err(DocumentsError::Conflict { .. }))
}

/// Moves the clock so that a later write has a later version.
fn a_moment_later(clock: &FakeClock) {
    clock.advance(Duration::from_millis(1));
}
