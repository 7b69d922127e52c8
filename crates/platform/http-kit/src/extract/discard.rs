//! Bodies that are refused before they are read. If the connection ended while the client still sends, the client would
//! lose our answer; so what is on its way is taken in and dropped, within bounds.

use std::time::Duration;

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, header},
};
use bytes::Bytes;
use http_body_util::BodyExt;

/// Bytes that are dropped; whoever sends more does not care for the answer.
const MOST: usize = 8 * 1024 * 1024;

/// How long a client may take to send them.
const PATIENCE: Duration = Duration::from_secs(2);

/// Drops the body of a request that is about to be refused.
pub(crate) async fn discard(request: Request) {
    if !waits_for_permission(request.headers()) {
        discard_rest(request.into_body()).await;
    }
}

/// Drops the rest of a body.
pub(crate) async fn discard_rest(mut body: Body) {
    let dropping = async {
        let mut dropped = 0;
        while dropped < MOST
            && let Some(Ok(frame)) = body.frame().await
        {
            dropped += frame.data_ref().map_or(0, Bytes::len);
        }
    };
    // The answer goes out either way.
    drop(tokio::time::timeout(PATIENCE, dropping).await);
}

/// A client that asks first sends nothing once it is refused.
fn waits_for_permission(headers: &HeaderMap) -> bool {
    headers.get(header::EXPECT).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"100-continue"))
}
