//! What goes with a product, as shoppers see it.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::shop::{Shop, id_of, variant_of};

fn product(title: &str, category: &str, brand: &str, tags: &[&str]) -> Value {
    json!({"title": title, "category": category, "brand": brand, "tags": tags, "variants": [{"price": 5, "stock": 5}]})
}

/// A vase with some others.
async fn shop() -> Shop {
    let shop = Shop::open().await;
    for path in [["Home", "Vases"], ["Home", "Bowls"], ["Garden", "Spades"]] {
        let path = path.map(|title| title.parse().unwrap());
        shop.catalog.ensure_category(path.to_vec()).await.unwrap();
    }
    for draft in [
        product("Vase", "vases", "Aster", &["blue", "tall"]),
        product("Twin", "vases", "Aster", &["blue", "tall"]),
        product("Sibling", "vases", "Other", &["red"]),
        product("Cousin", "bowls", "Other", &[]),
        product("Tagged", "spades", "Other", &["tall"]),
        product("Branded", "spades", "Aster", &[]),
        product("Stranger", "spades", "Other", &["red"]),
    ] {
        shop.add(&draft).await;
    }
    shop
}

const ALL: [&str; 5] = ["Twin", "Sibling", "Branded", "Tagged", "Cousin"];

#[tokio::test]
async fn what_shares_category_brand_or_tags_goes_with_a_product_and_strangers_do_not() {
    let shop = shop().await;
    assert_eq!(
        sorted_tail(shop.titles("/products/vase/related").await),
        sorted_tail(ALL.map(str::to_owned).to_vec())
    );
    assert_eq!(shop.titles("/products/vase/related?limit=2").await, ["Twin", "Sibling"]);
    let id = id_of(&shop.get("/products/vase").await.body);
    let answer = shop.get(&format!("/products/{id}/related")).await;
    assert_eq!(answer.body, shop.get("/products/vase/related").await.body);
    assert_eq!(answer.body["items"][0], shop.get("/products/twin").await.body);
    assert_eq!(answer.body["pagination"], json!({"next_cursor": null, "total_count": 5}));
    assert!(answer.header("etag").starts_with('"') && answer.header("cache-control").starts_with("public"));
}

/// Brand and tag weigh alike, so that the newer of the two comes first.
fn sorted_tail(mut titles: Vec<String>) -> Vec<String> {
    titles[2..4].sort();
    titles
}

#[tokio::test]
async fn what_is_sold_out_or_gone_follows_at_once() {
    let shop = shop().await;
    let twin = shop.get("/products/twin").await.body;
    assert_eq!(shop.titles("/products/vase/related?limit=1").await, ["Twin"]);
    for other in ["sibling", "cousin", "tagged", "branded"] {
        shop.delete(&format!("/products/{other}")).await;
    }
    shop.set_stock(variant_of(&twin, 0), 0).await;
    let answer = shop.get("/products/vase/related").await.body;
    assert_eq!(answer["items"][0]["variants"][0]["availability"]["available"], false);
    shop.delete("/products/twin").await;
    assert!(shop.titles("/products/vase/related").await.is_empty());
    shop.delete("/products/vase").await;
    assert_eq!(shop.get("/products/vase/related").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_product_alone_in_the_world_has_an_empty_list() {
    let shop = Shop::open().await;
    shop.add(&json!({"title": "Lonely", "variants": [{"price": 1}]})).await;
    shop.add(&json!({"title": "Other", "variants": [{"price": 1}]})).await;
    assert!(shop.titles("/products/lonely/related").await.is_empty());
    assert_eq!(shop.get("/products/nobody/related").await.status, StatusCode::NOT_FOUND);
    for query in ["limit=0", "limit=25", "limit=x", "page=2"] {
        let answer = shop.get(&format!("/products/lonely/related?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
    }
}
