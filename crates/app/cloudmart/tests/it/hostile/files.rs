//! Files that are none of the public's business.

use super::slow::raw;
use crate::shop::Shop;

#[tokio::test]
async fn no_path_leads_out_of_the_public_folder() {
    let shop = Shop::start().await;
    let secret = std::fs::read_to_string(shop.folder().join("data/secret.key")).unwrap();
    let ways = [
        "/media/../../secret.key",
        "/media/%2e%2e/%2e%2e/secret.key",
        "/media/..%2f..%2fsecret.key",
        "/media/....//....//secret.key",
        "/media//etc/passwd",
        "/media/%2fetc%2fpasswd",
        "/media/%00",
        "/media/..\\..\\secret.key",
        "/media/%5c..%5c..%5csecret.key",
        "/media/.",
        "/media/",
        "/media",
        "/../secret.key",
        "/%2e%2e/secret.key",
    ];
    for way in ways {
        let answer =
            raw(&shop, format!("GET {way} HTTP/1.1\r\nhost: shop\r\nconnection: close\r\n\r\n").as_bytes())
                .await;
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(matches!(status, "404" | "400"), "{way}: {answer}");
        assert!(!answer.contains(&secret) && !answer.contains("root:"), "{way}");
        assert!(answer.contains("application/problem+json") || status == "400", "{way}: {answer}");
    }
}

#[tokio::test]
async fn a_picture_of_a_product_is_public_and_kept_for_ever() {
    let shop = Shop::start().await;
    let page = shop.guest().get("/products?limit=1").await.is(200);
    let picture = shop.client().get(shop.url(&page.text_at("/items/0/media/0/url"))).send().await.unwrap();
    assert_eq!(picture.status(), 200);
    assert!(picture.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    assert_eq!(picture.headers()["x-content-type-options"], "nosniff");
}
