//! Clients that are slow on purpose, or speak no HTTP.

use std::time::{Duration, Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::shop::Shop;

/// The settings ask for one second; a busy machine may take longer.
const CUT_AFTER: Duration = Duration::from_secs(10);

/// What comes back for these bytes until the shop ends the connection.
pub async fn raw(shop: &Shop, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", shop.port())).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let (mut answer, begin) = (Vec::new(), Instant::now());
    let read = tokio::time::timeout(CUT_AFTER, stream.read_to_end(&mut answer)).await;
    assert!(read.is_ok(), "not cut after {:?}: {}", begin.elapsed(), String::from_utf8_lossy(&answer));
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_client_that_sends_nothing_is_cut() {
    let shop = Shop::with(&[("server.header_seconds", "1")]).await;
    assert_eq!(raw(&shop, b"").await, "");
}

#[tokio::test]
async fn a_client_that_does_not_end_its_headers_is_cut() {
    let shop = Shop::with(&[("server.header_seconds", "1")]).await;
    let answer = raw(&shop, b"GET /api/v1/products HTTP/1.1\r\nhost: shop\r\nx-slow: ").await;
    assert!(!answer.contains(" 200 "), "{answer}");
    let half_a_preface = raw(&shop, b"PRI * HTTP/2.0\r\n").await;
    assert!(!half_a_preface.contains(" 200 "));
}

#[tokio::test]
async fn a_connection_that_idles_after_an_answer_is_cut() {
    let shop = Shop::with(&[("server.header_seconds", "1")]).await;
    let answer = raw(&shop, b"GET /healthz HTTP/1.1\r\nhost: shop\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_given_up() {
    let shop = Shop::with(&[("limits.body_seconds", "1"), ("server.header_seconds", "1")]).await;
    let head = b"POST /api/v1/carts HTTP/1.1\r\nhost: shop\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{";
    let answer = raw(&shop, head).await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(answer.contains("body_too_slow"), "{answer}");
}

#[tokio::test]
async fn what_is_no_http_is_refused() {
    let shop = Shop::with(&[("server.header_seconds", "1")]).await;
    let many_headers = format!("GET / HTTP/1.1\r\nhost: shop\r\n{}\r\n", "x: y\r\n".repeat(500));
    let long_header = format!("GET / HTTP/1.1\r\nhost: shop\r\nx: {}\r\n\r\n", "y".repeat(200_000));
    let long_address = format!("GET /{} HTTP/1.1\r\nhost: shop\r\n\r\n", "y".repeat(100_000));
    let smuggling =
        "POST /api/v1/carts HTTP/1.1\r\nhost: shop\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\n{}{}";
    for bytes in
        ["\0\0\0\0\r\n\r\n", "HELO shop\r\n\r\n", &many_headers, smuggling, &long_address, &long_header]
    {
        let answer = raw(&shop, bytes.as_bytes()).await;
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(answer.is_empty() || status.starts_with('4'), "{answer}");
    }
    assert!(
        raw(&shop, b"GET /healthz HTTP/1.1\r\nhost: shop\r\nconnection: close\r\n\r\n")
            .await
            .contains("alive")
    );
}
