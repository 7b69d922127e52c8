use axum::http::{StatusCode, header};
use primitives::UserId;
use serde_json::{Value, json};
use test_kit::Call;

use crate::{Desk, question};

#[tokio::test]
async fn what_somebody_asks_is_kept_and_announced_and_they_get_its_number() {
    let desk = Desk::open().await;
    let receipt = desk.ask(&question()).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.body);
    assert_eq!(receipt.headers[header::CACHE_CONTROL], "private, no-store");
    let keys: Vec<_> = receipt.body.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["created_at", "id", "status"]);
    let id = receipt.body["id"].as_str().unwrap();
    let kept = desk.get(&format!("/admin/requests/{id}")).await.body;
    for (field, value) in question().as_object().unwrap() {
        assert_eq!(&kept[field], value, "{field}");
    }
    assert_eq!((&kept["status"], &kept["user_id"]), (&json!("open"), &Value::Null));
    let announced = desk.announced().await;
    assert_eq!(announced.len(), 1);
    assert_eq!((&announced[0]["request_id"], &announced[0]["message"]), (&json!(id), &question()["message"]));
}

#[tokio::test]
async fn whoever_is_signed_in_is_remembered_with_the_request() {
    let desk = Desk::open().await;
    let user = UserId::new();
    let asked = Call::post("/requests", &question()).by(user).to(&desk.api).await;
    let id = asked.text_at("/id");
    assert_eq!(desk.get(&format!("/admin/requests/{id}")).await.body["user_id"], json!(user));
}

#[tokio::test]
async fn repeating_under_one_key_keeps_and_announces_it_once() {
    let desk = Desk::open().await;
    let first = desk.ask_from("192.0.2.1", &question(), Some("k-1")).await;
    let again = desk.ask_from("192.0.2.1", &question(), Some("k-1")).await;
    assert_eq!((again.status, &again.body), (StatusCode::CREATED, &first.body));
    assert_eq!(again.headers["idempotency-replayed"], "true");
    let mut other = question();
    other["message"] = json!("Something else.");
    let refused = desk.ask_from("192.0.2.1", &other, Some("k-1")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.body["code"], "idempotency_key_reused");
    assert_eq!(desk.announced().await.len(), 1);
}

#[tokio::test]
async fn every_part_of_a_request_has_its_limits() {
    let desk = Desk::open().await;
    for (field, wrong) in [
        ("kind", json!("complaint")),
        ("name", json!("")),
        ("name", json!("Ada\nBcc: all@example.com")),
        ("email", json!("ada")),
        ("subject", json!("two\nlines")),
        ("subject", json!("x".repeat(151))),
        ("message", json!("  ")),
        ("message", json!("x".repeat(5_001))),
        ("order_number", json!("")),
        ("order_number", json!("9".repeat(41))),
        ("status", json!("closed")),
    ] {
        let mut body = question();
        body[field] = wrong.clone();
        let refused = desk.ask(&body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {wrong}");
        assert_eq!(refused.body["errors"][0]["pointer"], format!("/{field}"));
    }
    assert_eq!(desk.announced().await.len(), 0);
}
