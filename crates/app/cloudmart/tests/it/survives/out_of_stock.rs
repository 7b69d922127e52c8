//! An order for what the shop does not have, during which the shop dies: the money goes back once.

use serde_json::{Value, json};

use super::{
    books,
    points::{at_each, die_and_rise, points_of, shop_dying_at},
};
use crate::shop::Caller;

#[tokio::test]
async fn an_order_without_stock_survives_a_death_at_every_state() {
    at_each(
        points_of(&["CheckInventory", "InventoryDecision", "VoidPayment", "ReportOutOfStock", "OutOfStock"]),
        order,
    )
    .await;
}

async fn order(point: String) {
    let mut shop = shop_dying_at(&point).await;
    let staff = shop.staff().await;
    let first = start(&staff).await;
    die_and_rise(&mut shop, &point).await;
    assert_eq!(start(&staff).await, first, "an order has one execution");

    books::at_rest(&shop).await;
    let ended = staff.get(&format!("/workflow/executions/{}", first.as_str().unwrap())).await.is(200);
    assert_eq!(
        (ended.text_at("/status"), ended.text_at("/error")),
        ("FAILED".to_owned(), "OutOfStock".to_owned())
    );
    let history = ended.json["history"].as_array().unwrap();
    let succeeded = |state: &str| {
        history.iter().filter(|event| event["type"] == "TaskSucceeded" && event["state"] == state).count()
    };
    for state in ["ProcessPayment", "CheckInventory", "VoidPayment", "ReportOutOfStock"] {
        assert_eq!(succeeded(state), 1, "{state} in {}", ended.json["history"]);
    }
    assert_eq!(books::executions(&shop, None).len(), 1);
    assert_eq!(books::charges(&shop, &["ORDER-1"]).await, [1]);
    assert!(books::orders(&staff).await.is_empty());
    books::stock_agrees(&shop);
}

async fn start(staff: &Caller) -> Value {
    let order = json!({
        "orderId": "ORDER-1", "productId": "PROD-404", "quantity": 1, "amount": 99.99, "paymentMethod": "credit_card",
    });
    staff.post("/workflow/start", order).await.is(202).at("/executionId")
}
