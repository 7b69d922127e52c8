//! Nobody holds a connection by saying nothing.

use std::time::{Duration, Instant};

use axum::{Router, routing::get};
use http_kit::ServeOptions;

use crate::server::Server;

const HEADER_TIME: Duration = Duration::from_millis(300);

async fn server(connections: usize) -> Server {
    let options = ServeOptions {
        connections,
        header_time: HEADER_TIME,
        idle_time: HEADER_TIME,
        ..ServeOptions::default()
    };
    Server::start(Router::new().route("/", get(|| async { "hello" })), options).await
}

async fn cut_after(beginning: &[u8]) -> Duration {
    let server = server(10).await;
    let mut client = server.client().await;
    let connected = Instant::now();
    client.send(beginning).await;
    client.is_cut().await;
    connected.elapsed()
}

#[tokio::test]
async fn a_client_that_never_finishes_its_headers_is_cut_in_time() {
    let beginnings: [&[u8]; 5] =
        [b"", b"P", b"PRI * HTTP/2.0\r\n", b"G", b"GET / HTTP/1.1\r\nhost: x\r\nx-slow: 1"];
    for beginning in beginnings {
        let time = cut_after(beginning).await;
        assert!(time >= HEADER_TIME, "{time:?} after {beginning:?}");
        assert!(time < HEADER_TIME * 6, "{time:?} after {beginning:?}");
    }
}

#[tokio::test]
async fn an_http2_connection_without_requests_is_ended() {
    let time = cut_after(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").await;
    assert!((HEADER_TIME..HEADER_TIME * 10).contains(&time), "{time:?}");
}

#[tokio::test]
async fn a_silent_client_gives_its_place_back() {
    let server = server(1).await;
    let _silent = server.client().await;
    let mut next = server.client().await;
    next.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(next.read_until("hello").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_connection_that_is_kept_alive_serves_many_requests() {
    let server = server(10).await;
    let mut client = server.client().await;
    for _ in 0..3 {
        // In pieces, the first of which could still become HTTP/2 or is shorter than its greeting.
        for piece in ["GE", "T / HTTP/1.1\r\n", "host: x\r\n\r\n"] {
            client.send(piece).await;
        }
        assert!(client.read_until("hello").await.starts_with("HTTP/1.1 200"));
    }
}

#[tokio::test]
async fn a_stop_lets_the_request_in_flight_finish_and_cuts_the_silent() {
    let begun = std::sync::Arc::new(tokio::sync::Notify::new());
    let (told, go_on) = (begun.clone(), std::sync::Arc::new(tokio::sync::Notify::new()));
    let wait = go_on.clone();
    let slow = move || {
        let (told, wait) = (told.clone(), wait.clone());
        async move {
            told.notify_one();
            wait.notified().await;
            "done"
        }
    };
    let server = Server::start(Router::new().route("/", get(slow)), ServeOptions::default()).await;
    let mut silent = server.client().await;
    let mut client = server.client().await;
    client.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    begun.notified().await;
    let stopping = tokio::spawn(server.stop());
    silent.is_cut().await;
    go_on.notify_one();
    assert!(client.read_until("done").await.starts_with("HTTP/1.1 200"));
    stopping.await.unwrap();
}
