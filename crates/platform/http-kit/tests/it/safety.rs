//! What browsers are told about every answer.

use axum::{
    Router,
    http::header,
    middleware,
    response::{Html, IntoResponse},
    routing::get,
};
use http_kit::{Problem, ServeOptions, observe};

use crate::server::Server;

async fn headers_of(path: &str) -> String {
    let stricter =
        ([(header::REFERRER_POLICY, "no-referrer"), (header::CONTENT_SECURITY_POLICY, "sandbox")], "{}");
    let router = Router::new()
        .route("/page", get(|| async { Html("<p>") }))
        .route("/stricter", get(|| async { stricter.into_response() }))
        .fallback(|| async { Problem::not_found() })
        .layer(middleware::from_fn(observe));
    let server = Server::start(router, ServeOptions::default()).await;
    let mut client = server.client().await;
    client.send(format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n")).await;
    client.read_until("\r\n\r\n").await
}

#[tokio::test]
async fn every_answer_is_protected() {
    for path in ["/page", "/stricter", "/nowhere"] {
        assert!(headers_of(path).await.contains("x-content-type-options: nosniff\r\n"), "{path}");
    }
    let page = headers_of("/page").await;
    assert!(page.contains("x-frame-options: DENY\r\n"), "{page}");
    assert!(page.contains("content-security-policy: frame-ancestors 'none'\r\n"), "{page}");
    let data = headers_of("/nowhere").await;
    assert!(
        data.contains("content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n"),
        "{data}"
    );
    assert!(data.contains("referrer-policy: strict-origin-when-cross-origin\r\n"), "{data}");
}

#[tokio::test]
async fn what_a_handler_has_said_stays() {
    let headers = headers_of("/stricter").await;
    assert!(headers.contains("referrer-policy: no-referrer\r\n"), "{headers}");
    assert!(headers.contains("content-security-policy: sandbox\r\n"), "{headers}");
    assert!(!headers.contains("strict-origin"), "{headers}");
}
