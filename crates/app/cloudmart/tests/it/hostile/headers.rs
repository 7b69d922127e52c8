//! Methods and headers that do not fit.

use reqwest::Method;
use serde_json::json;

use super::check::is_decent;
use crate::shop::{Shop, send};

#[tokio::test]
async fn a_method_that_an_address_does_not_know_is_refused_in_words() {
    let shop = Shop::start().await;
    let guest = shop.guest();
    for method in ["PUT", "TRACE", "CONNECT_", "BREW", "PROPFIND"] {
        let method: Method = method.parse().unwrap();
        for path in ["/products", "/carts", "/checkouts"] {
            let answer = send(guest.request(method.clone(), path)).await;
            is_decent(&answer, &format!("{method} {path}"));
            assert_eq!(answer.status, 405, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let shop = Shop::start().await;
    for path in ["/products", "/categories"] {
        let get = shop.guest().get(path).await.is(200);
        let head = send(shop.guest().request(Method::HEAD, path)).await.is(200);
        assert!(head.text.is_empty());
        assert_eq!(head.header("etag"), get.header("etag"));
        assert_eq!(head.header("cache-control"), get.header("cache-control"));
    }
}

#[tokio::test]
async fn browsers_of_other_origins_are_not_let_in() {
    let shop = Shop::with(&[("server.cors_origins", "https://shop.example")]).await;
    let preflight = async |origin: &str| {
        let request = shop.guest().request(Method::OPTIONS, "/carts").header("origin", origin);
        send(request.header("access-control-request-method", "POST")).await
    };
    let friend = preflight("https://shop.example").await;
    assert_eq!(friend.header("access-control-allow-origin"), "https://shop.example");
    assert_eq!(preflight("https://evil.example").await.header("access-control-allow-origin"), "");
}

#[tokio::test]
async fn an_idempotency_key_has_its_limits() {
    let shop = Shop::start().await;
    let guest = shop.guest();
    for key in ["", "with space", "ümlaut", &"k".repeat(256)] {
        let answer = guest.post_once("/carts", key, json!({})).await;
        answer.refused(400, "invalid_idempotency_key");
    }
    let mut buyer = shop.buyer();
    let variant = buyer.variant().await;
    buyer.prepare(&variant.id, 1).await;
    let path = format!("/checkouts/{}/complete", buyer.checkout_id);
    guest.post(&path, crate::shop::payment("tok_success")).await.refused(400, "idempotency_key_required");
}

#[tokio::test]
async fn a_precondition_in_any_form_is_no_failure() {
    let shop = Shop::start().await;
    let staff = shop.staff().await;
    let product = staff.get("/products?limit=1").await.text_at("/items/0/id");
    for etag in ["*", "\"\"", "\"x\"", "W/\"1\"", "\"99999999999999999999\"", "1", "\"1\", \"2\"", "\"ü\""] {
        let request =
            staff.request(Method::DELETE, &format!("/products/{product}?")).header("if-match", etag);
        is_decent(&send(request).await, etag);
        let request = staff.request(Method::GET, "/products").header("if-none-match", etag);
        is_decent(&send(request).await, etag);
    }
}
