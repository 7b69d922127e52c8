//! Answers made of ready bytes, with their caching headers.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use bytes::Bytes;

use crate::strong_etag;

/// A public JSON answer that is kept and sent many times.
#[derive(Debug, Clone)]
pub struct ReadyMade {
    body: Bytes,
    etag: HeaderValue,
}

/// Public answers may be kept by anyone for a minute, and shown for ten while a new one is fetched.
const CACHE_CONTROL: HeaderValue = HeaderValue::from_static("public, max-age=60, stale-while-revalidate=600");

impl ReadyMade {
    /// The answer with this JSON body.
    #[must_use]
    pub fn json(body: Vec<u8>) -> Self {
        let etag = strong_etag(&body);
        Self { body: body.into(), etag }
    }

    /// Its size in memory, for the bound of a cache.
    #[must_use]
    pub fn size(&self) -> usize {
        self.body.len() + 128
    }

    /// The body.
    #[must_use]
    pub const fn body(&self) -> &Bytes {
        &self.body
    }

    /// The response to a request with these headers: 304 when the client has it already.
    #[must_use]
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let known = request.get(header::IF_NONE_MATCH).is_some_and(|tags| self.is_among(tags));
        let mut response = Response::new(if known { Body::empty() } else { Body::from(self.body.clone()) });
        if known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        }
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::CACHE_CONTROL, CACHE_CONTROL);
        response
    }

    /// RFC 9110, section 13.1.2: the comparison is weak.
    fn is_among(&self, tags: &HeaderValue) -> bool {
        let ours = self.etag.to_str().unwrap_or_default();
        let tags = tags.to_str().unwrap_or_default();
        tags.trim() == "*" || tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == ours)
    }
}

/// The caching header of everything personal.
pub fn no_store(headers: &mut HeaderMap) {
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
}
