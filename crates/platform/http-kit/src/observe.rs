//! Around every request: an id, the time it took, a line in the log, the caching and safety defaults, and a problem
//! instead of a torn connection when a handler panics.

mod at_once;
mod counts;
mod panic;
mod safety;

use std::time::{Duration, Instant};

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode},
    middleware::Next,
    response::Response,
};
use database::Tally;
use primitives::{RequestId, looks_like_card_number};
use tracing::Instrument;

pub use self::at_once::observe_at_once;
use crate::no_store;

/// The id of a request, as the client sees it in `x-request-id`.
#[derive(Debug, Clone)]
pub struct RequestIdentity(pub String);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The middleware, outermost of all.
pub async fn observe(mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = request_id(request.headers());
    let path = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    request.extensions_mut().insert(RequestIdentity(id.clone()));
    let span = tracing::info_span!("request", request_id = %id);
    let tally = Tally::default();
    let mut response = tally.of(panic::caught(next.run(request)).instrument(span.clone())).await;
    let operation = path.as_ref().map_or("unmatched", MatchedPath::as_str);
    let status = response.status();
    let time = started.elapsed();
    counts::count(&method, operation, status, time, tally.statements());
    span.in_scope(|| log(&method, operation, status, time));
    complete(&mut response, &id);
    response
}

/// Adds what every response carries.
fn complete(response: &mut Response, id: &str) {
    if let Ok(value) = HeaderValue::from_str(id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    no_store(response.headers_mut());
    safety::protect(response.headers_mut());
}

/// The caller's own id if it is harmless in a log, else a new one.
fn request_id(headers: &HeaderMap) -> String {
    let given = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok());
    given.filter(|id| is_harmless(id)).map_or_else(|| RequestId::new().to_string(), str::to_owned)
}

/// Short, of plain characters, and with a letter: what is digits only could be the number of a card.
fn is_harmless(id: &str) -> bool {
    (8..=64).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
        && id.bytes().any(|b| b.is_ascii_alphabetic())
        && !looks_like_card_number(id)
}

/// Successful reads are counted and not written down: at full speed the log would cost more than the answer.
fn log(method: &Method, operation: &str, status: StatusCode, time: Duration) {
    let status = status.as_u16();
    let milliseconds = time.as_micros() as f64 / 1e3;
    if status == 503 {
        // Busy or stopping, and told so: no defect. What stands behind it is logged where it is known.
        tracing::warn!(%method, operation, status, milliseconds, "request turned away");
    } else if status >= 500 {
        tracing::error!(%method, operation, status, milliseconds, "request failed");
    } else if method.is_safe() && status < 400 {
        tracing::debug!(%method, operation, status, milliseconds, "request");
    } else {
        tracing::info!(%method, operation, status, milliseconds, "request");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_could_be_a_card_number_is_not_taken_over() {
        for id in
            ["4111111111111111", "4111-1111-1111-1111", "12345678", "short", "with blank 1", &"x".repeat(65)]
        {
            assert!(!is_harmless(id), "{id}");
        }
        for id in ["a1b2c3d4", "req_01h455vb4pex5vsknk084sn02q", "7d1f6c1e-9f0a-4a53-8d31-3b8f5a9d2c77"] {
            assert!(is_harmless(id), "{id}");
        }
    }
}
