//! What the client calls itself, so that people recognise their sessions.

use std::convert::Infallible;

use axum::{extract::FromRequestParts, http::header, http::request::Parts};

/// The `user-agent`, cut to a length that is worth keeping.
pub(super) struct Device(pub Option<String>);

const KEPT: usize = 200;

impl<S: Send + Sync> FromRequestParts<S> for Device {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        // A header value that reads as text is visible ASCII.
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        let kept = agent.map(|agent| agent.chars().take(KEPT).collect::<String>());
        Ok(Self(kept.filter(|kept| !kept.is_empty())))
    }
}
