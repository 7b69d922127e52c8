//! Pictures of the demo shop arrive fast: a placeholder with the product, a copy of the right size, kept for ever.

use serde_json::Value;

use crate::shop::{Answer, Shop, send};

/// Of the pictures in a list of products or of categories at the top.
fn assert_fast(picture: &Value) {
    let placeholder = picture["placeholder"].as_str().unwrap();
    assert!(placeholder.starts_with("data:image/webp;base64,") && placeholder.len() <= 200, "{picture}");
    let renditions = picture["renditions"].as_array().unwrap();
    let widths: Vec<_> = renditions.iter().map(|copy| copy["width"].as_u64().unwrap()).collect();
    assert_eq!(widths, [320, 640], "{picture}");
    assert!(renditions.iter().all(|copy| copy["format"] == "webp"), "{picture}");
}

async fn file(shop: &Shop, path: &Value) -> Answer {
    send(shop.client().get(shop.url(path.as_str().unwrap()))).await
}

#[tokio::test]
async fn every_picture_has_a_placeholder_and_small_copies() {
    let shop = Shop::start().await;
    let mut path = "/products?limit=100".to_owned();
    let mut seen = 0;
    loop {
        let page = shop.guest().get(&path).await.is(200);
        let products = page.json["items"].as_array().unwrap();
        let media = products.iter().flat_map(|product| product["media"].as_array().unwrap());
        media.for_each(assert_fast);
        seen += products.len();
        let Value::String(cursor) = page.at("/pagination/next_cursor") else { break };
        path = format!("/products?limit=100&cursor={cursor}");
    }
    assert!(seen >= 120, "{seen}");

    let categories = shop.guest().get("/categories").await.is(200);
    for top in categories.json["items"].as_array().unwrap() {
        assert_fast(&top["image"]);
        top["children"].as_array().unwrap().iter().for_each(|below| assert_fast(&below["image"]));
    }
}

#[tokio::test]
async fn a_copy_is_served_as_webp_and_may_be_kept_for_ever() {
    let shop = Shop::start().await;
    let page = shop.guest().get("/products?limit=1").await.is(200);
    let picture = file(&shop, &page.at("/items/0/media/0/url")).await.is(200);
    let mut smaller = 0;
    for index in 0..2 {
        let copy = file(&shop, &page.at(&format!("/items/0/media/0/renditions/{index}/url"))).await.is(200);
        assert_eq!(copy.header("content-type"), "image/webp");
        assert_eq!(copy.header("cache-control"), "public, max-age=31536000, immutable");
        let length = |answer: &Answer| answer.header("content-length").parse::<u64>().unwrap();
        assert!((1_000..length(&picture)).contains(&length(&copy)) && length(&copy) > smaller);
        smaller = length(&copy);
    }
}

#[tokio::test]
async fn carts_and_checkouts_show_the_small_copy() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let variant = buyer.variant().await;
    buyer.cart().await;
    let cart = buyer.add(&variant.id, 1).await.is(200);
    let image = cart.text_at("/line_items/0/image_url");
    assert!(image.starts_with("/media/") && image.contains(".320."), "{image}");
    let checkout = buyer.checkout().await;
    assert_eq!(checkout.at("/line_items/0/image_url"), image.as_str());
}
