use axum::http::StatusCode;
use primitives::OrderId;
use serde_json::{Value, json};
use test_kit::Call;

use crate::shop::Shop;

async fn start(shop: &Shop, order_id: &str) -> (StatusCode, Value) {
    let (api, _) = fulfilment::routes(shop.fulfilment.clone()).split_for_parts();
    let body = json!({"orderId": order_id, "productId": "PROD-001", "quantity": 2, "amount": 99.99,
        "paymentMethod": "credit_card"});
    let answer = Call::post("/workflow/start", &body).to(&api).await;
    (answer.status, answer.body)
}

#[tokio::test]
async fn an_order_of_ours_is_answered_with_the_execution_it_has() {
    let shop = Shop::open().await;
    let (order, execution) = shop.order("tok_success", 2).await;
    let (status, body) = start(&shop, &order.to_string()).await;
    assert_eq!((status, &body["executionId"]), (StatusCode::ACCEPTED, &json!(execution)));
}

#[tokio::test]
async fn nobody_outside_starts_an_order_of_ours() {
    let shop = Shop::open().await;
    let (order, _) = shop.order("tok_success", 2).await;
    for name in [OrderId::new().to_string(), format!("{order}#2")] {
        let (status, body) = start(&shop, &name).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let fault = &body["errors"][0];
        assert_eq!((&fault["code"], &fault["pointer"]), (&json!("unknown_order"), &json!("/orderId")));
    }
}

#[tokio::test]
async fn the_orders_of_others_start_once_and_are_not_named_like_attempts() {
    let shop = Shop::open().await;
    let (status, first) = start(&shop, "ORDER-12345").await;
    assert_eq!(status, StatusCode::ACCEPTED);
    assert_eq!(start(&shop, "ORDER-12345").await.1["executionId"], first["executionId"]);
    assert_eq!(start(&shop, "ORDER-12345#2").await.0, StatusCode::UNPROCESSABLE_ENTITY);
}
