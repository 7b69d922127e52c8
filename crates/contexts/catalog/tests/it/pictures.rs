use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::shop::{Shop, id_of, variant_of};

const PLACEHOLDER: &str = "data:image/webp;base64,UklGRg==";

fn rendition(width: u32) -> Value {
    json!({"url": format!("/media/shoe.{width}.webp"), "width": width, "height": width, "format": "webp"})
}

fn medium() -> Value {
    json!({"url": "/media/shoe.jpg", "alt_text": "A shoe", "width": 1024, "height": 1024,
        "placeholder": PLACEHOLDER, "renditions": [rendition(640), rendition(320)]})
}

fn shoe(media: &[Value]) -> Value {
    json!({"title": "Shoe", "media": media, "variants": [{"sku": "S", "price": 100}]})
}

/// The same, with nothing but the address.
fn bare(medium: &Value) -> Value {
    json!({"url": medium["url"]})
}

async fn put(shop: &Shop, id: &str, draft: &Value) -> Value {
    let answer = shop.with_body("PUT", &format!("/products/{id}"), draft, &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.body
}

#[tokio::test]
async fn a_picture_is_shown_with_its_placeholder_and_its_renditions_from_small_to_large() {
    let shop = Shop::open().await;
    let mut expected = medium();
    expected["renditions"] = json!([rendition(320), rendition(640)]);
    let mut created = shop.add(&shoe(&[medium()])).await["media"][0].clone();
    created.as_object_mut().unwrap().remove("id");
    assert_eq!(created, expected);
    let shown = [shop.get("/products/shoe").await.body, shop.get("/products").await.body["items"][0].clone()];
    for product in shown {
        assert_eq!(product["media"][0]["placeholder"], PLACEHOLDER);
        assert_eq!(product["media"][0]["renditions"], expected["renditions"]);
    }
}

#[tokio::test]
async fn a_picture_keeps_its_renditions_until_it_is_told_otherwise() {
    let shop = Shop::open().await;
    let created = shop.add(&shoe(&[medium()])).await;
    let id = id_of(&created);
    let kept = put(&shop, &id, &shoe(&[json!({"url": "/media/new.jpg"}), bare(&medium())])).await;
    assert_eq!(
        (&kept["media"][0]["placeholder"], &kept["media"][0]["renditions"]),
        (&Value::Null, &json!([]))
    );
    assert_eq!(kept["media"][1]["placeholder"], PLACEHOLDER);
    assert_eq!(kept["media"][1]["renditions"], created["media"][0]["renditions"]);
    let mut without = bare(&medium());
    without["renditions"] = json!([]);
    let emptied = put(&shop, &id, &shoe(&[without])).await;
    assert_eq!(emptied["media"][0]["renditions"], json!([]));
    assert_eq!(emptied["media"][0]["placeholder"], PLACEHOLDER);
}

#[tokio::test]
async fn carts_show_a_small_rendition_of_the_main_picture_or_else_the_picture() {
    let shop = Shop::open().await;
    let created = shop.add(&shoe(&[medium()])).await;
    let variant = variant_of(&created, 0);
    let image = async || shop.catalog.offers(&[variant]).await.unwrap()[&variant].image_url.clone();
    assert_eq!(image().await.as_deref(), Some("/media/shoe.320.webp"));
    let remote = json!({"url": "https://shop.example/a.png"});
    put(&shop, &id_of(&created), &shoe(&[remote, medium()])).await;
    assert_eq!(image().await.as_deref(), Some("https://shop.example/a.png"));
    put(&shop, &id_of(&created), &shoe(&[])).await;
    assert_eq!(image().await, None);
}

#[tokio::test]
async fn a_faulty_placeholder_or_rendition_is_refused() {
    let shop = Shop::open().await;
    for (field, value) in [
        ("placeholder", json!("data:image/svg+xml;base64,PHN2Zz4=")),
        ("placeholder", json!(format!("data:image/webp;base64,{}", "A".repeat(400)))),
        ("renditions", json!([{"url": "http://a/b.webp", "width": 1, "height": 1, "format": "webp"}])),
        ("renditions", json!([{"url": "/media/b.gif", "width": 1, "height": 1, "format": "gif"}])),
        ("renditions", json!([rendition(320), rendition(320)])),
    ] {
        let mut faulty = medium();
        faulty[field] = value;
        let product = shop.post("/products", &shoe(&[faulty.clone()])).await;
        assert_eq!(product.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", product.body);
        let category = shop.post("/categories", &json!({"title": "Shoes", "image": faulty})).await;
        assert_eq!(category.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", category.body);
    }
}

#[tokio::test]
async fn a_category_has_a_picture_or_none() {
    let shop = Shop::open().await;
    let mut image = medium();
    let created = shop.post("/categories", &json!({"title": "Shoes", "image": image})).await.body;
    image["renditions"] = json!([rendition(320), rendition(640)]);
    assert_eq!(created["image"], image);
    assert_eq!(shop.get("/categories").await.body["items"][0]["image"], image);

    let path = format!("/categories/{}", id_of(&created));
    let kept = shop.with_body("PUT", &path, &json!({"title": "Boots", "image": bare(&image)}), &[]).await;
    assert_eq!(kept.body["image"]["renditions"], image["renditions"]);
    let without = shop.with_body("PUT", &path, &json!({"title": "Boots"}), &[]).await;
    assert_eq!((without.status, &without.body["image"]), (StatusCode::OK, &Value::Null));
    assert_eq!(shop.get("/categories").await.body["items"][0]["image"], Value::Null);
}
