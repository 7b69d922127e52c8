//! Entity tags: strong ones from bytes for what is cached, version numbers for what is changed.

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::Problem;

/// A strong entity tag of these bytes.
#[must_use]
pub fn strong_etag(bytes: &[u8]) -> HeaderValue {
    let digest = BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..12]);
    // Base64 is visible ASCII.
    HeaderValue::from_str(&format!("\"{digest}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// The version that the client says it has changed; `None` without an `if-match` or with `*`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IfMatch(pub Option<i64>);

impl IfMatch {
    /// The entity tag of a version.
    #[must_use]
    pub fn etag(version: i64) -> String {
        format!("\"v{version}\"")
    }

    /// Refuses unless `version` is the one the client changed.
    ///
    /// # Errors
    /// 412 `stale`.
    pub fn check(self, version: i64) -> Result<(), Problem> {
        match self.0 {
            Some(wanted) if wanted != version => Err(Problem::stale()),
            _ => Ok(()),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else { return Ok(Self(None)) };
        if value == "*" {
            return Ok(Self(None));
        }
        let text = value.to_str().unwrap_or_default().trim_matches('"');
        // A tag that is none of ours matches nothing.
        Ok(Self(Some(text.strip_prefix('v').and_then(|number| number.parse().ok()).unwrap_or(-1))))
    }
}
