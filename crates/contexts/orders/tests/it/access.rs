use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use orders::Parts;
use primitives::{ExecutionId, OrderId, UserId};
use serde_json::json;

use crate::{Shop, customer, new_order, payment, staff};

#[tokio::test]
async fn owner_token_holder_and_staff_see_the_whole_order() {
    let shop = Shop::open().await;
    let user = UserId::new();
    let order = shop.place(new_order(Some(user))).await;
    let parts =
        Parts { payments: vec![payment(3_500)], execution_id: Some(ExecutionId::new()), ..Parts::default() };
    shop.parts.of.lock().unwrap().insert(order.id, parts.clone());
    let path = format!("/orders/{}", order.id);
    let with_token = format!("{path}?token={}", shop.tokens.issue(order.id));
    let in_header = Request::get(&path).header("x-order-token", shop.tokens.issue(order.id));
    let answers = [
        shop.get(&path, Some(customer(user))).await,
        shop.get(&path, Some(staff(&["orders.read"]))).await,
        shop.get(&with_token, None).await,
        shop.get(&with_token, Some(customer(UserId::new()))).await,
        shop.send(in_header.body(Body::empty()).unwrap(), None).await,
    ];
    for (status, body) in &answers {
        assert_eq!((*status, body), (StatusCode::OK, &answers[0].1));
    }
    let body = &answers[0].1;
    assert_eq!(body["id"], json!(order.id));
    assert_eq!(body["number"], "1001");
    assert_eq!(body["status"], "pending");
    assert_eq!(body["payment_status"], "pending");
    assert_eq!(body["fulfillment_status"], "unfulfilled");
    assert_eq!(body["buyer"]["email"], "ada@example.com");
    assert_eq!(body["line_items"][0]["quantity"], 2);
    assert_eq!(body["totals"][2], json!({"type": "total", "amount": 3_500}));
    assert_eq!(body["payments"][0]["status"], "captured");
    assert_eq!(body["events"][0]["type"], "order_placed");
    assert_eq!(body["execution_id"], json!(parts.execution_id));
}

#[tokio::test]
async fn anybody_else_is_told_what_an_unknown_id_tells() {
    let shop = Shop::open().await;
    let of_customer = shop.place(new_order(Some(UserId::new()))).await.id;
    let of_guest = shop.place(new_order(None)).await.id;
    let unknown = shop.get(&format!("/orders/{}", OrderId::new()), None).await;
    assert_eq!(unknown.0, StatusCode::NOT_FOUND);
    assert_eq!(unknown.1["code"], "not_found");
    for id in [of_customer, of_guest] {
        let other = if id == of_guest { of_customer } else { of_guest };
        let path = format!("/orders/{id}");
        for (path, caller) in [
            (path.clone(), None),
            (path.clone(), Some(customer(UserId::new()))),
            (path.clone(), Some(staff(&["catalog.write"]))),
            (format!("{path}?token="), None),
            (format!("{path}?token={}", shop.tokens.issue(other)), None),
            ("/orders/1001".to_owned(), None),
        ] {
            assert_eq!(shop.get(&path, caller).await, unknown, "{path}");
        }
    }
    assert!(shop.parts.asked.lock().unwrap().is_empty());
}

#[tokio::test]
async fn lists_are_for_whom_they_are_for() {
    let shop = Shop::open().await;
    assert_eq!(shop.get("/orders", None).await.0, StatusCode::UNAUTHORIZED);
    let without = staff(&["catalog.write"]);
    assert_eq!(shop.get("/admin/orders", Some(without)).await.0, StatusCode::FORBIDDEN);
    assert_eq!(shop.get("/admin/orders", None).await.0, StatusCode::FORBIDDEN);
}
