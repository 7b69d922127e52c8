//! A variant names the picture that shows it, and that is what carts show.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::shop::{Shop, id_of, variant_of};

fn picture(colour: &str) -> Value {
    json!({"url": format!("/media/{colour}.jpg"), "renditions": [
        {"url": format!("/media/{colour}.320.webp"), "width": 320, "height": 320, "format": "webp"}]})
}

fn mug(red: &Value, blue: &Value) -> Value {
    let variant = |colour: &str, picture: &Value| {
        let mut variant = json!({"sku": colour, "options": {"Colour": colour}, "price": 900});
        variant.as_object_mut().unwrap().extend(picture.as_object().unwrap().clone());
        variant
    };
    json!({"title": "Mug", "options": [{"name": "Colour", "values": ["red", "blue"]}],
        "variants": [variant("red", red), variant("blue", blue)], "media": [picture("red"), picture("blue")]})
}

fn by_address() -> Value {
    mug(&json!({}), &json!({"media_url": "/media/blue.jpg"}))
}

#[tokio::test]
async fn a_variant_shows_the_picture_that_it_names_by_address_or_by_id() {
    let shop = Shop::open().await;
    let created = shop.add(&by_address()).await;
    let blue = created["media"][1]["id"].clone();
    assert_eq!(
        (&created["variants"][0]["media_id"], &created["variants"][1]["media_id"]),
        (&Value::Null, &blue)
    );
    assert_eq!(shop.get("/products/mug").await.body, created);
    assert_eq!(shop.get("/products").await.body["items"][0], created);

    let swapped = mug(&json!({"media_id": blue}), &json!({"media_id": null}));
    let put = shop.with_body("PUT", &format!("/products/{}", id_of(&created)), &swapped, &[]).await;
    assert_eq!(put.status, StatusCode::OK, "{}", put.body);
    assert_eq!(
        (&put.body["variants"][0]["media_id"], &put.body["variants"][1]["media_id"]),
        (&blue, &Value::Null)
    );
}

#[tokio::test]
async fn a_picture_of_another_product_or_one_that_goes_is_refused() {
    let shop = Shop::open().await;
    let created = shop.add(&by_address()).await;
    let other =
        shop.add(&json!({"title": "Cup", "variants": [{"price": 1}], "media": [picture("red")]})).await;
    let path = format!("/products/{}", id_of(&created));
    let of_another = mug(&json!({}), &json!({"media_id": other["media"][0]["id"]}));
    let mut going = mug(&json!({}), &json!({"media_id": created["media"][1]["id"]}));
    going["media"] = json!([picture("red")]);
    for (draft, pointer) in [
        (of_another, "/variants/1/media_id"),
        (going, "/variants/1/media_id"),
        (mug(&json!({}), &json!({"media_url": "/media/green.jpg"})), "/variants/1/media_url"),
    ] {
        let answer = shop.with_body("PUT", &path, &draft, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        assert_eq!(
            (&answer.body["errors"][0]["pointer"], &answer.body["errors"][0]["code"]),
            (&json!(pointer), &json!("unknown"))
        );
    }
    assert_eq!(shop.get("/products/mug").await.body, created);
}

#[tokio::test]
async fn carts_show_the_picture_of_the_variant_or_else_that_of_the_product() {
    let shop = Shop::open().await;
    let created = shop.add(&by_address()).await;
    let variants = [variant_of(&created, 0), variant_of(&created, 1)];
    let offers = shop.catalog.offers(&variants).await.unwrap();
    let shown = variants.map(|variant| offers[&variant].image_url.clone().unwrap());
    assert_eq!(shown, ["/media/red.320.webp", "/media/blue.320.webp"]);
}
