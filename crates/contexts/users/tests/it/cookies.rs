//! Sessions of pages: the refresh token lives in a cookie.

use axum::http::header;
use serde_json::{Value, json};
use users::UsersOptions;

use crate::shop::{Answer, Client, PASSWORD, Shop};

impl Answer {
    /// What the browser is told to keep.
    fn cookie(&self) -> &str {
        self.headers.get(header::SET_COOKIE).map_or("", |value| value.to_str().unwrap())
    }

    /// The cookie as the browser sends it.
    fn pair(&self) -> &str {
        self.cookie().split(';').next().unwrap()
    }
}

/// A page in a browser that has this cookie.
fn page(shop: &Shop, cookie: &str) -> Client {
    shop.guest().header("x-session", "cookie").header("cookie", cookie)
}

async fn signed_in(shop: &Shop) -> Answer {
    let answer = shop.guest().header("x-session", "cookie").register("ada@example.com").await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer
}

#[tokio::test]
async fn a_page_gets_its_refresh_token_in_a_cookie_that_no_script_reads() {
    let shop = Shop::open().await;
    let registered = signed_in(&shop).await;
    assert_eq!(registered.body.get("refresh_token"), None);
    assert!(shop.believes(registered.text("/access_token")).await);
    let (name, rest) = registered.cookie().split_once('=').unwrap();
    let (_, attributes) = rest.split_once("; ").unwrap();
    assert_eq!(name, "cloudmart-refresh");
    assert_eq!(attributes, "Path=/api/v1/auth; Max-Age=604800; HttpOnly; SameSite=Strict");
    let login = json!({"email": "ada@example.com", "password": PASSWORD});
    let again = page(&shop, "").post("/auth/login", login).await;
    assert_eq!((again.status, again.body.get("refresh_token")), (200, None));
    assert!(again.cookie().starts_with("cloudmart-refresh="));
}

#[tokio::test]
async fn a_page_is_refreshed_from_its_cookie_and_two_tabs_stay_signed_in() {
    let shop = Shop::open().await;
    let first = signed_in(&shop).await;
    let (one, two) = (page(&shop, first.pair()), page(&shop, first.pair()));
    let (one, two) =
        tokio::join!(one.post("/auth/refresh", Value::Null), two.post("/auth/refresh", Value::Null));
    assert_eq!((one.status, two.status), (200, 200));
    assert_eq!(one.pair(), two.pair());
    assert_ne!(one.pair(), first.pair());
    let next = page(&shop, one.pair()).post("/auth/refresh", Value::Null).await;
    assert!(shop.believes(next.text("/access_token")).await);
}

#[tokio::test]
async fn the_cookie_counts_for_nothing_without_the_header_that_only_our_pages_send() {
    let shop = Shop::open().await;
    let first = signed_in(&shop).await;
    let forged = shop.guest().header("cookie", first.pair());
    assert_eq!(forged.post("/auth/refresh", json!({})).await.status, 422);
    assert_eq!(forged.post("/auth/logout", json!({})).await.status, 422);
    let other = shop.guest().header("cookie", first.pair()).header("x-session", "yes");
    assert_eq!(other.post("/auth/refresh", json!({})).await.status, 422);
    assert_eq!(page(&shop, first.pair()).post("/auth/refresh", Value::Null).await.status, 200);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_the_browser_forgets() {
    let shop = Shop::open().await;
    let first = signed_in(&shop).await;
    for _ in 0..2 {
        let out = page(&shop, first.pair()).post("/auth/logout", Value::Null).await;
        assert_eq!(out.status, 204);
        assert!(out.cookie().starts_with("cloudmart-refresh=; ") && out.cookie().contains("Max-Age=0"));
    }
    assert!(!shop.believes(first.text("/access_token")).await);
    let refused = page(&shop, first.pair()).post("/auth/refresh", Value::Null).await;
    assert_eq!(refused.code(), (401, "invalid_refresh_token"));
    assert!(refused.cookie().contains("Max-Age=0"), "what is of no use is forgotten");
    let nobody = shop.guest().header("x-session", "cookie").post("/auth/refresh", Value::Null).await;
    assert_eq!(nobody.code(), (401, "invalid_refresh_token"));
}

#[tokio::test]
async fn a_shop_on_the_web_sets_its_cookie_for_encrypted_connections_only() {
    let shop = Shop::open_with(UsersOptions { secure_cookies: true, ..UsersOptions::default() }).await;
    let first = signed_in(&shop).await;
    assert!(
        first.cookie().starts_with("__Secure-cloudmart-refresh=") && first.cookie().ends_with("; Secure")
    );
    assert_eq!(page(&shop, first.pair()).post("/auth/refresh", Value::Null).await.status, 200);
}
