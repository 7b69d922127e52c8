//! What browsers are told about every answer unless its handler has said something stricter.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

const ALWAYS: [(HeaderName, HeaderValue); 2] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
];

/// Data is nothing to load or to frame anything from.
const OF_DATA: [(HeaderName, HeaderValue); 1] = [(
    header::CONTENT_SECURITY_POLICY,
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
)];

/// No other site shows our pages inside its own.
const OF_PAGES: [(HeaderName, HeaderValue); 2] = [
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("frame-ancestors 'none'")),
];

/// Adds what is missing.
pub(super) fn protect(headers: &mut HeaderMap) {
    add(headers, ALWAYS);
    let content_type = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    if content_type.starts_with(b"text/html") {
        add(headers, OF_PAGES);
    } else if is_json(content_type) {
        add(headers, OF_DATA);
    }
}

fn is_json(content_type: &[u8]) -> bool {
    content_type.starts_with(b"application/json") || content_type.starts_with(b"application/problem+json")
}

fn add<const N: usize>(headers: &mut HeaderMap, defaults: [(HeaderName, HeaderValue); N]) {
    for (name, value) in defaults {
        headers.entry(name).or_insert(value);
    }
}
