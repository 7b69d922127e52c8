//! The id or handle in a path. What cannot be either is not found.

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use http_kit::Problem;

/// An id or handle as the client wrote it.
pub(super) struct Name(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for Name {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        path.map(|Path(name)| Self(name)).map_err(|_| Problem::not_found())
    }
}
