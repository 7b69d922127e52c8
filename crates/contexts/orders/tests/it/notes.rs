use axum::http::StatusCode;
use primitives::OrderId;
use serde_json::json;

use crate::{Shop, new_order, staff};

#[tokio::test]
async fn staff_read_what_staff_have_noted() {
    let shop = Shop::open().await;
    let path = format!("/admin/orders/{}/notes", shop.place(new_order(None)).await.id);
    let writer = staff(&["orders.read", "orders.write"]);
    for text in ["called the customer", "will ship on Monday"] {
        shop.clock.advance(std::time::Duration::from_secs(1));
        let (status, note) = shop.post(&path, &json!({ "text": text }), writer.clone()).await;
        assert_eq!((status, &note["author_id"]), (StatusCode::CREATED, &json!(writer.user_id)));
    }
    let (_, page) = shop.get(&path, Some(writer)).await;
    let texts: Vec<_> = page["items"].as_array().unwrap().iter().map(|note| &note["text"]).collect();
    assert_eq!(texts, ["called the customer", "will ship on Monday"]);
}

#[tokio::test]
async fn notes_need_permission_an_order_and_a_text() {
    let shop = Shop::open().await;
    let path = format!("/admin/orders/{}/notes", shop.place(new_order(None)).await.id);
    let unknown = format!("/admin/orders/{}/notes", OrderId::new());
    let (reader, writer) = (staff(&["orders.read"]), staff(&["orders.write"]));
    let note = json!({"text": "hello"});
    assert_eq!(shop.post(&path, &note, reader.clone()).await.0, StatusCode::FORBIDDEN);
    assert_eq!(shop.get(&path, Some(writer.clone())).await.0, StatusCode::FORBIDDEN);
    assert_eq!(shop.post(&unknown, &note, writer.clone()).await.0, StatusCode::NOT_FOUND);
    assert_eq!(shop.get(&unknown, Some(reader)).await.0, StatusCode::NOT_FOUND);
    for text in ["", "  ", &"x".repeat(2_001)] {
        let (status, problem) = shop.post(&path, &json!({ "text": text }), writer.clone()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(problem["errors"][0]["pointer"], "/text");
    }
}
