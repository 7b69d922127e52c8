use axum::http::StatusCode;
use primitives::LineItemId;
use serde_json::json;

use crate::{Shop, cart_of, wanted};

#[tokio::test]
async fn the_same_variant_joins_its_line() {
    let shop = Shop::open().await;
    let (a, b) = (shop.offer(100), shop.offer(100));
    let created = shop.post("/carts", &cart_of(&[wanted(a, 1)]), None).await;
    let path = format!("{}/line-items", created.path());
    assert_eq!(shop.post(&path, &wanted(b, 2), None).await.quantities(), [1, 2]);
    let joined = shop.post(&path, &wanted(a, 3), None).await;
    assert_eq!((joined.status, joined.quantities()), (StatusCode::OK, vec![4, 2]));
    assert_eq!(joined.line_path(), created.line_path());
}

#[tokio::test]
async fn every_change_answers_the_whole_cart() {
    let shop = Shop::open().await;
    let created =
        shop.post("/carts", &cart_of(&[wanted(shop.offer(100), 1), wanted(shop.offer(7), 1)]), None).await;
    let changed = shop.patch(&created.line_path(), &json!({"quantity": 5})).await;
    assert_eq!(changed.quantities(), [5, 1]);
    assert_eq!(changed.body["totals"][1]["amount"], 507);
    assert_eq!(shop.get(&created.path(), None).await.body, changed.body);
}

#[tokio::test]
async fn a_quantity_of_zero_removes_the_line_like_a_delete() {
    let shop = Shop::open().await;
    let (a, b) = (wanted(shop.offer(100), 1), wanted(shop.offer(7), 2));
    let created = shop.post("/carts", &cart_of(&[a, b]), None).await;
    let one_left = shop.patch(&created.line_path(), &json!({"quantity": 0})).await;
    assert_eq!(one_left.quantities(), [2]);
    let none_left = shop.delete(&one_left.line_path()).await;
    assert_eq!((none_left.status, none_left.quantities()), (StatusCode::OK, vec![]));
    assert_eq!(shop.delete(&one_left.line_path()).await.status, StatusCode::NOT_FOUND);
    let unknown = format!("{}/line-items/{}", created.path(), LineItemId::new());
    assert_eq!(shop.patch(&unknown, &json!({"quantity": 0})).await.status, StatusCode::NOT_FOUND);
}
