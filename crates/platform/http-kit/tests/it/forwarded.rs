//! Whose address a request has when it comes through a proxy.

use axum::{Router, routing::get};
use http_kit::{ClientAddress, ServeOptions, TrustedProxies};

use crate::server::Server;

async fn address_seen(trusted: &[String]) -> String {
    let router =
        Router::new().route("/", get(|address: ClientAddress| async move { format!("{}!", address.0) }));
    let proxies = TrustedProxies::parse(trusted).unwrap();
    let server = Server::start(router, ServeOptions { proxies, ..ServeOptions::default() }).await;
    let mut client = server.client().await;
    client.send("GET / HTTP/1.1\r\nhost: x\r\nx-forwarded-for: 203.0.113.9\r\n\r\n").await;
    let answer = client.read_until("!").await;
    answer.rsplit("\r\n").next().unwrap().to_owned()
}

#[tokio::test]
async fn a_forwarded_address_counts_from_a_trusted_proxy_only() {
    assert_eq!(address_seen(&[]).await, "127.0.0.1!");
    assert_eq!(address_seen(&["127.0.0.0/8".to_owned()]).await, "203.0.113.9!");
}
