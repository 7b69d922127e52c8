//! Pages as browsers and crawlers get them.

use serde_json::Value;

use super::{mug, open, open_with, page, visit};
use crate::shop::{Answer, send};

/// The content of a data block.
fn block(page: &Answer, id: &str) -> Value {
    let (_, after) = page.text.split_once(&format!("id=\"{id}\">")).unwrap();
    serde_json::from_str(after.split_once("</script>").unwrap().0).unwrap()
}

#[tokio::test]
async fn a_page_of_a_product_is_complete_without_a_second_request() {
    let shop =
        open_with(&[("server.public_url", "https://shop.example"), ("shop.name", "Fish & Chips")]).await;
    let product = shop.guest().get("/products?limit=1").await.is(200);
    let (handle, title) = (product.text_at("/items/0/handle"), product.text_at("/items/0/title"));

    let shown = page(&shop, &format!("/products/{handle}?utm_source=elsewhere")).await.is(200);

    assert!(shown.text.contains(&format!("<title>{title} – Fish &amp; Chips</title>")), "{}", shown.text);
    let canonical = format!("<link rel=\"canonical\" href=\"https://shop.example/products/{handle}\">");
    assert!(shown.text.contains(&canonical), "{}", shown.text);
    let state = block(&shown, "page-state");
    let answer = &state[format!("/api/v1/products/{handle}")];
    assert_eq!((&answer["status"], &answer["body"]["title"]), (&200.into(), &title.into()));
    // The script asked in two rounds.
    assert_eq!(state["/api/v1/categories"]["status"], 200);
    assert_eq!(block(&shown, "shop-config")["shop_name"], "Fish & Chips");
    assert_eq!(block(&shown, "shop-config")["api_base"], "");
}

#[tokio::test]
async fn browsers_are_told_to_run_nothing_but_our_files() {
    let shop = open().await;
    let shown = page(&shop, "/").await.is(200);
    let policy = shown.header("content-security-policy");
    for part in [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("content-type", "text/html; charset=utf-8"),
    ] {
        assert_eq!(shown.header(name), value, "{name}");
    }
    assert_eq!(shown.header("strict-transport-security"), "", "this shop is not reached by https");
}

#[tokio::test]
async fn what_a_product_is_called_cannot_leave_its_place() {
    let shop = open().await;
    let title = "</script><script>alert(1)</script><!-- \u{2028}";
    shop.staff().await.post("/products", mug(title, 100)).await.is(201);

    let shown = page(&shop, "/products/odd-mug").await.is(200);

    assert!(!shown.text.contains("<script>alert"), "{}", shown.text);
    let name = &block(&shown, "page-state")["/api/v1/products/odd-mug"]["body"]["title"];
    assert_eq!(name.as_str().unwrap(), title.trim_end());
}

#[tokio::test]
async fn what_is_not_there_is_a_page_with_the_status_404() {
    let shop = open().await;
    for path in ["/products/no-such-thing", "/no-such-page", "/de/no-such-page"] {
        let shown = page(&shop, path).await.is(404);
        assert!(shown.text.contains("<h1>Nothing here</h1>"), "{path}: {}", shown.text);
    }
    assert!(page(&shop, "/de/no-such-page").await.text.contains("<html lang=\"de\">"));
}

#[tokio::test]
async fn what_has_moved_is_found_at_its_new_place() {
    let shop = open().await;
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let moved = send(client.get(shop.url("/old"))).await.is(301);
    assert_eq!(moved.header("location"), "/products/mug");
}

#[tokio::test]
async fn pages_are_kept_by_everybody_for_a_minute_unless_they_become_somebodys_own() {
    let shop = open().await;
    assert!(
        page(&shop, "/")
            .await
            .header("cache-control")
            .starts_with("public, max-age=60, stale-while-revalidate=")
    );
    assert_eq!(page(&shop, "/account").await.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn who_has_a_page_is_told_so_and_each_form_has_a_tag_of_its_own() {
    let shop = open().await;
    let plain = page(&shop, "/").await.is(200);
    let again = send(visit(&shop, "/").header("if-none-match", plain.header("etag"))).await.is(304);
    assert!(again.text.is_empty());
    let brotli = visit(&shop, "/").header("accept-encoding", "br").send().await.unwrap();
    assert_eq!(brotli.headers()["content-encoding"], "br");
    assert_ne!(brotli.headers()["etag"], *plain.header("etag"));
    assert!(brotli.bytes().await.unwrap().len() < plain.text.len() / 2);
    let head = send(shop.client().head(shop.url("/"))).await.is(200);
    assert_eq!((head.header("etag"), head.text.as_str()), (plain.header("etag"), ""));
}

#[tokio::test]
async fn pages_know_nobody() {
    let shop = open().await;
    let plain = page(&shop, "/orders").await.is(200);
    assert!(plain.text.contains("orders: 404"), "{}", plain.text);
    let customer = shop.customer("ada@example.com").await;
    let signed_in =
        visit(&shop, "/orders").bearer_auth(customer.token().unwrap()).header("cookie", "session=x");
    assert_eq!(send(signed_in).await.is(200).text, plain.text);
    // A stale token is no obstacle to looking around.
    send(visit(&shop, "/").bearer_auth("stale")).await.is(200);
}

#[tokio::test]
async fn only_who_takes_pages_gets_pages() {
    let shop = open().await;
    let asking = |path: &str, accept: &str| shop.client().get(shop.url(path)).header("accept", accept);
    send(asking("/products/no-such-thing", "application/json")).await.refused(404, "not_found");
    send(asking("/no-such-picture.png", "image/*,*/*")).await.refused(404, "not_found");
    send(asking("/api/v1/no-such-thing", "text/html")).await.refused(404, "not_found");
    send(asking("/admin", "text/html")).await.refused(404, "not_found");
    send(shop.client().post(shop.url("/products/mug"))).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_store_without_pages_says_how_to_get_them() {
    let shop = open_with(&[("storefront.enabled", "false")]).await;
    let landing = page(&shop, "/").await.is(200);
    assert!(landing.text.contains("/docs"), "{}", landing.text);
    page(&shop, "/products/mug").await.refused(404, "not_found");
}
