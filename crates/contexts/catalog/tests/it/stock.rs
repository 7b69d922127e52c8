use std::time::Duration;

use serde_json::json;

use crate::shop::{Shop, simple, variant_of};

#[tokio::test]
async fn a_product_is_in_stock_while_one_of_its_variants_is() {
    let shop = Shop::open().await;
    let shirt = shop
        .add(&json!({"title": "Shirt", "options": [{"name": "Size", "values": ["S", "L"]}],
        "variants": [{"options": {"Size": "S"}, "price": 1, "stock": 1}, {"options": {"Size": "L"}, "price": 1, "stock": 1}]}))
        .await;
    let in_stock = || async {
        let listed = shop.titles("/products?in_stock=true").await;
        assert_eq!(shop.titles("/products?in_stock=false").await.len(), 1 - listed.len());
        let counted = shop.get("/products?in_stock=true").await.body["pagination"]["total_count"].clone();
        assert_eq!(counted, json!(listed.len()));
        !listed.is_empty()
    };
    assert!(in_stock().await);
    shop.set_stock(variant_of(&shirt, 0), 0).await;
    assert!(in_stock().await);
    shop.set_stock(variant_of(&shirt, 1), 0).await;
    assert!(!in_stock().await);
    shop.set_stock(variant_of(&shirt, 1), 5).await;
    assert!(in_stock().await);
}

#[tokio::test]
async fn a_product_shows_its_quantity_at_once_and_a_list_within_a_second() {
    let shop = Shop::open().await;
    let mug = shop.add(&simple("Mug", 1)).await;
    let listed = || async {
        shop.get("/products").await.body["items"][0]["variants"][0]["availability"]["quantity"].clone()
    };
    assert_eq!(listed().await, 5);
    shop.set_stock(variant_of(&mug, 0), 4).await;
    assert_eq!(shop.get("/products/mug").await.body["variants"][0]["availability"]["quantity"], 4);
    assert_eq!(listed().await, 5);
    shop.clock.advance(Duration::from_secs(1));
    assert_eq!(listed().await, 4);
}

#[tokio::test]
async fn stock_survives_a_change_of_the_product() {
    let shop = Shop::open().await;
    shop.add(&simple("Mug", 1)).await;
    shop.with_body("PUT", "/products/mug", &json!({"title": "Mug", "variants": [{"price": 2}]}), &[]).await;
    assert_eq!(shop.titles("/products?in_stock=true").await, ["Mug"]);
    assert_eq!(shop.get("/products/mug").await.body["variants"][0]["availability"]["quantity"], 5);
}

#[tokio::test]
async fn stock_of_unknown_variants_is_nobodys() {
    let shop = Shop::open().await;
    shop.set_stock(primitives::VariantId::new(), 5).await;
}
