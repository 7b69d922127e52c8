//! What can go wrong with requests.

use std::time::Duration;

use http_kit::idempotency::Reused;
use thiserror::Error;

/// Why a request was not kept, found or changed.
#[derive(Debug, Error)]
pub enum SupportError {
    /// There is no such request.
    #[error("there is no such request")]
    UnknownRequest,
    /// The copy that the client changed is not the current one.
    #[error("it has changed since it was read")]
    Stale,
    /// This network or e-mail address asks too much; after this time it may ask again.
    #[error("too many requests for the next {}", .0.as_secs())]
    TooMany(Duration),
    /// The idempotency key was used with another body.
    #[error(transparent)]
    Reused(#[from] Reused),
    /// The database could not.
    #[error(transparent)]
    Database(#[from] database::Error),
}
