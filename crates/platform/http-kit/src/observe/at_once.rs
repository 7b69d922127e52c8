//! The same around answers that are given before the router is asked.

use std::time::Instant;

use axum::{
    http::{HeaderMap, Method},
    response::Response,
};

use super::{complete, counts, request_id};

/// Counts an answer to a GET that was ready when it was asked for, and adds what every response carries. `path` is
/// that of the operation, as the router would have matched it.
#[must_use]
pub fn observe_at_once(
    request: &HeaderMap,
    path: &'static str,
    started: Instant,
    mut response: Response,
) -> Response {
    counts::count(&Method::GET, path, response.status(), started.elapsed(), 0);
    complete(&mut response, &request_id(request));
    response
}
