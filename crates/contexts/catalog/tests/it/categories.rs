use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::shop::{Shop, id_of};

async fn category(shop: &Shop, title: &str, parent: Option<&Value>) -> Value {
    let answer = shop.post("/categories", &json!({"title": title, "parent_id": parent.map(id_of)})).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    answer.body
}

/// (handle, product_count) from the top down.
fn flat(branches: &Value) -> Vec<(String, i64)> {
    let mut all = Vec::new();
    for branch in branches.as_array().unwrap() {
        all.push((branch["handle"].as_str().unwrap().to_owned(), branch["product_count"].as_i64().unwrap()));
        all.extend(flat(&branch["children"]));
    }
    all
}

async fn tree(shop: &Shop) -> Vec<(String, i64)> {
    flat(&shop.get("/categories").await.body["items"])
}

fn counts<const N: usize>(expected: [(&str, i64); N]) -> Vec<(String, i64)> {
    expected.iter().map(|(handle, count)| ((*handle).to_owned(), *count)).collect()
}

#[tokio::test]
async fn products_are_counted_and_listed_in_their_category_and_all_above_it() {
    let shop = Shop::open().await;
    let sport = category(&shop, "Sport", None).await;
    let shoes = category(&shop, "Shoes", Some(&sport)).await;
    let trail = category(&shop, "Trail", Some(&shoes)).await;
    let outdoor = category(&shop, "Outdoor", None).await;
    for (title, in_category) in [("Runner", "trail"), ("Walker", "shoes")] {
        shop.add(&json!({"title": title, "category": in_category, "variants": [{"price": 1, "stock": 1}]}))
            .await;
    }
    assert_eq!(tree(&shop).await, counts([("outdoor", 0), ("sport", 2), ("shoes", 2), ("trail", 1)]));
    let shown = shop.get("/products/runner").await.body["category"].clone();
    assert_eq!(shown, json!({"id": trail["id"], "handle": "trail", "title": "Trail"}));

    let moved = json!({"title": "Footwear", "handle": "footwear", "parent_id": outdoor["id"]});
    let answer = shop.with_body("PUT", &format!("/categories/{}", id_of(&shoes)), &moved, &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(tree(&shop).await, counts([("outdoor", 2), ("footwear", 2), ("trail", 1), ("sport", 0)]));
    for (handle, titles) in [("outdoor", 2), ("footwear", 2), ("shoes", 2), ("trail", 1), ("sport", 0)] {
        assert_eq!(shop.titles(&format!("/products?category={handle}")).await.len(), titles, "{handle}");
        let in_stock = shop.get(&format!("/products?in_stock=true&category={handle}")).await;
        assert_eq!(in_stock.body["pagination"]["total_count"], titles, "{handle}");
    }
    assert_eq!(shop.get("/products/walker").await.body["category"]["title"], "Footwear");
}

#[tokio::test]
async fn a_category_cannot_be_below_itself() {
    let shop = Shop::open().await;
    let top = category(&shop, "Top", None).await;
    let middle = category(&shop, "Middle", Some(&top)).await;
    let bottom = category(&shop, "Bottom", Some(&middle)).await;
    for parent in [&top, &middle, &bottom] {
        let body = json!({"title": "Top", "parent_id": parent["id"]});
        let answer = shop.with_body("PUT", &format!("/categories/{}", id_of(&top)), &body, &[]).await;
        assert_eq!((answer.status, &answer.body["code"]), (StatusCode::CONFLICT, &json!("category_cycle")));
    }
}

#[tokio::test]
async fn only_empty_categories_are_deleted() {
    let shop = Shop::open().await;
    let top = category(&shop, "Top", None).await;
    let below = category(&shop, "Below", Some(&top)).await;
    shop.add(&json!({"title": "A", "category": "below", "variants": [{"price": 1}]})).await;
    let path = |category: &Value| format!("/categories/{}", id_of(category));
    for category in [&top, &below] {
        assert_eq!(shop.delete(&path(category)).await.body["code"], "category_in_use");
    }
    shop.with_body("PUT", "/products/a", &json!({"title": "A", "variants": [{"price": 1}]}), &[]).await;
    assert_eq!(shop.delete(&path(&below)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(shop.delete(&path(&top)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(shop.delete(&path(&top)).await.status, StatusCode::NOT_FOUND);
    assert!(tree(&shop).await.is_empty());
}

#[tokio::test]
async fn category_titles_have_100_characters_and_handles_one_owner() {
    let shop = Shop::open().await;
    let title = |length: usize| json!({"title": "ü".repeat(length)});
    assert_eq!(shop.post("/categories", &title(100)).await.status, StatusCode::CREATED);
    assert_eq!(shop.post("/categories", &title(101)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let parent = category(&shop, "Men", None).await;
    category(&shop, "Shoes", None).await;
    assert_eq!(category(&shop, "Shoes", Some(&parent)).await["handle"], "men-shoes");
    let answer = shop.post("/categories", &json!({"title": "X", "handle": "shoes"})).await;
    assert_eq!(answer.body["code"], "handle_taken");
    let nowhere = json!({"title": "X", "parent_id": "cat_01h455vb4pex5vsknk084sn02q"});
    assert_eq!(shop.post("/categories", &nowhere).await.body["errors"][0]["pointer"], "/parent_id");
}

#[tokio::test]
async fn a_stale_change_of_a_category_is_refused() {
    let shop = Shop::open().await;
    let category = category(&shop, "Shoes", None).await;
    let path = format!("/categories/{}", id_of(&category));
    let body = json!({"title": "Boots"});
    let headers = [("if-match", "\"v1\"")];
    assert_eq!(shop.with_body("PUT", &path, &body, &headers).await.header("etag"), "\"v2\"");
    assert_eq!(shop.with_body("PUT", &path, &body, &headers).await.status, StatusCode::PRECONDITION_FAILED);
}

#[tokio::test]
async fn the_categories_of_an_import_are_made_once() {
    let shop = Shop::open().await;
    let path = |titles: &[&str]| titles.iter().map(|title| title.parse().unwrap()).collect::<Vec<_>>();
    let first = shop.catalog.ensure_category(path(&["Men", "Shoes"])).await.unwrap();
    assert_eq!(shop.catalog.ensure_category(path(&["Men", "Shoes"])).await.unwrap(), first);
    let other = shop.catalog.ensure_category(path(&["Women", "Shoes"])).await.unwrap();
    assert_eq!((first.1.as_str(), other.1.as_str()), ("shoes", "women-shoes"));
    assert_eq!(tree(&shop).await, counts([("men", 0), ("shoes", 0), ("women", 0), ("women-shoes", 0)]));
}
