//! Around every request: an id, the time it took, a line in the log, the caching default, and a problem instead of a
//! torn connection when a handler panics.

mod at_once;
mod counts;
mod panic;

use std::time::{Duration, Instant};

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode},
    middleware::Next,
    response::Response,
};
use primitives::RequestId;
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
    let mut response = panic::caught(next.run(request)).instrument(span.clone()).await;
    let operation = path.as_ref().map_or("unmatched", MatchedPath::as_str);
    let status = response.status();
    let time = started.elapsed();
    counts::count(&method, operation, status, time);
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
}

/// The caller's own id if it is harmless in a log, else a new one.
fn request_id(headers: &HeaderMap) -> String {
    let given = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok());
    let harmless = |id: &&str| {
        (8..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    given.filter(harmless).map_or_else(|| RequestId::new().to_string(), str::to_owned)
}

/// Successful reads are counted and not written down: at full speed the log would cost more than the answer.
fn log(method: &Method, operation: &str, status: StatusCode, time: Duration) {
    let status = status.as_u16();
    let milliseconds = time.as_micros() as f64 / 1e3;
    if status >= 500 {
        tracing::error!(%method, operation, status, milliseconds, "request failed");
    } else if method.is_safe() && status < 400 {
        tracing::debug!(%method, operation, status, milliseconds, "request");
    } else {
        tracing::info!(%method, operation, status, milliseconds, "request");
    }
}
