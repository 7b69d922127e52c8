//! What search engines find.

use super::{open_with, page};
use crate::shop::{Answer, Shop};

async fn open() -> Shop {
    open_with(&[("server.public_url", "https://shop.example")]).await
}

fn addresses(map: &Answer) -> Vec<&str> {
    map.text.split("<loc>").skip(1).map(|rest| rest.split_once("</loc>").unwrap().0).collect()
}

#[tokio::test]
async fn searchers_are_kept_from_carts_and_shown_the_map() {
    let shop = open().await;
    let robots = page(&shop, "/robots.txt").await.is(200);
    for line in ["Disallow: /cart", "Disallow: /checkout", "Disallow: /account", "Disallow: /de/cart"] {
        assert!(robots.text.lines().any(|found| found == line), "{}", robots.text);
    }
    assert!(robots.text.contains("Sitemap: https://shop.example/sitemap.xml"));
    assert!(robots.header("content-type").starts_with("text/plain"));
}

#[tokio::test]
async fn the_map_leads_to_every_product_and_category_in_both_languages() {
    let shop = open().await;
    let index = page(&shop, "/sitemap.xml").await.is(200);
    assert!(index.header("content-type").starts_with("application/xml"));
    let mut found = Vec::new();
    for part in addresses(&index) {
        let part = page(&shop, part.strip_prefix("https://shop.example").unwrap()).await.is(200);
        assert!(part.text.ends_with("</urlset>\n"));
        assert!(part.text.contains("hreflang=\"x-default\""));
        found.extend(addresses(&part).into_iter().map(str::to_owned));
    }
    let products = shop.guest().get("/products?limit=100").await.is(200);
    for product in products.json["items"].as_array().unwrap() {
        for base in ["", "/de"] {
            let address =
                format!("https://shop.example{base}/products/{}", product["handle"].as_str().unwrap());
            assert_eq!(found.iter().filter(|found| **found == address).count(), 1, "{address}");
        }
    }
    let categories = shop.guest().get("/categories").await.is(200);
    let handle = categories.text_at("/items/0/handle");
    assert!(found.contains(&format!("https://shop.example/de/categories/{handle}")), "{handle}");
    assert!(
        found.contains(&"https://shop.example/".to_owned())
            && found.contains(&"https://shop.example/de".to_owned())
    );
    // Whatever the map names is there.
    for address in found.iter().step_by(17) {
        page(&shop, address.strip_prefix("https://shop.example").unwrap()).await.is(200);
    }
}

#[tokio::test]
async fn what_is_not_for_sale_is_not_on_the_map() {
    let shop = open().await;
    let mut draft = super::mug("Odd Mug", 100);
    draft["status"] = "draft".into();
    shop.staff().await.post("/products", draft).await.is(201);
    let part = page(&shop, "/sitemaps/products.xml").await.is(200);
    assert!(part.text.contains("<lastmod>") && !part.text.contains("odd-mug"));
    for name in ["/sitemaps/nothing.xml", "/sitemaps/products-behind-x.xml", "/sitemaps/"] {
        assert_eq!(page(&shop, name).await.status, 404, "{name}");
    }
}
