//! Sessions of pages that stand on another origin, on a real server.

use reqwest::Method;
use serde_json::json;

use crate::shop::{Answer, Shop, send};

const ORIGIN: &str = "http://pages.example";

/// A request of a page with this cookie.
async fn ask(shop: &Shop, path: &str, cookie: &str) -> Answer {
    let request = shop.guest().request(Method::POST, path).header("x-session", "cookie");
    send(request.header("origin", ORIGIN).header("cookie", cookie)).await
}

fn pair(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_page_of_a_named_origin_keeps_its_session_across_a_lost_answer_and_a_restart() {
    let mut shop = Shop::with(&[("server.cors_origins", ORIGIN)]).await;
    let account = json!({"email": "ada@example.com", "password": "correct horse battery"});
    let register = shop.guest().request(Method::POST, "/auth/register").header("x-session", "cookie");
    let first = send(register.header("origin", ORIGIN).json(&account)).await.is(201);
    assert_eq!(first.json.get("refresh_token"), None);
    assert_eq!(first.header("access-control-allow-origin"), ORIGIN);
    assert_eq!(first.header("access-control-allow-credentials"), "true");

    let lost = ask(&shop, "/auth/refresh", &pair(&first)).await.is(200);
    shop.restart().await;
    let repeated = ask(&shop, "/auth/refresh", &pair(&first)).await.is(200);

    assert_eq!(pair(&repeated), pair(&lost));
    shop.guest().holding(repeated.text_at("/access_token")).get("/me").await.is(200);
    let out = ask(&shop, "/auth/logout", &pair(&repeated)).await.is(204);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    shop.guest().holding(repeated.text_at("/access_token")).get("/me").await.is(401);
}

#[tokio::test]
async fn a_page_of_any_other_origin_may_not_even_ask() {
    let shop = Shop::with(&[("server.cors_origins", ORIGIN)]).await;
    let preflight = async |origin: &str| {
        let request = shop.guest().request(Method::OPTIONS, "/auth/refresh").header("origin", origin);
        let request = request.header("access-control-request-method", "POST");
        send(request.header("access-control-request-headers", "x-session")).await
    };
    let ours = preflight(ORIGIN).await;
    assert!(ours.header("access-control-allow-headers").contains("x-session"));
    assert_eq!(ours.header("access-control-allow-origin"), ORIGIN);
    assert_eq!(preflight("http://evil.example").await.header("access-control-allow-origin"), "");
}
