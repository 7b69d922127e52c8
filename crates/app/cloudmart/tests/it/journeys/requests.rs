//! Somebody asks something of the shop, and the staff see to it.

use serde_json::{Value, json};

use crate::shop::{Shop, wait_until};

const ADA: &str = "ada@example.com";
const STAFF: &str = "staff@cloudmart.example";

fn question() -> Value {
    json!({"kind": "support", "name": "Ada Lovelace", "email": ADA, "subject": "My lamp",
        "message": "It flickers.\nWhat can I do?", "order_number": "1001"})
}

#[tokio::test]
async fn a_question_is_kept_for_the_staff_who_close_it_and_both_sides_get_a_mail() {
    let shop = Shop::with(&[("shop.contact_email", STAFF)]).await;
    let (guest, staff) = (shop.guest(), shop.staff().await);

    let asked = guest.post_once("/requests", "q-1", question()).await.is(201);
    let again = guest.post_once("/requests", "q-1", question()).await.is(201);

    let id = asked.text_at("/id");
    assert_eq!((again.text_at("/id"), again.header("idempotency-replayed")), (id.clone(), "true"));
    let open = staff.get("/admin/requests?status=open").await.is(200);
    assert_eq!((open.text_at("/items/0/id"), open.at("/items/1")), (id.clone(), Value::Null));
    let path = format!("/admin/requests/{id}");
    assert_eq!(staff.get(&path).await.is(200).at("/message"), question()["message"]);
    staff.patch(&path, json!({"status": "closed"})).await.is(200);
    assert_eq!(staff.get("/admin/requests?status=open").await.is(200).at("/items"), json!([]));
    wait_until("both mails have been sent", async || {
        shop.mails_to(ADA).await.len() == 1 && shop.mails_to(STAFF).await.len() == 1
    })
    .await;
}

#[tokio::test]
async fn requests_are_read_by_those_who_may_and_remembered_with_the_account() {
    let shop = Shop::start().await;
    let ada = shop.customer(ADA).await;
    let id = ada.post("/requests", question()).await.is(201).text_at("/id");
    let path = format!("/admin/requests/{id}");
    for stranger in [shop.guest(), ada.clone()] {
        let code = if stranger.token().is_some() { 403 } else { 401 };
        stranger.get(&path).await.is(code);
        stranger.patch(&path, json!({"status": "closed"})).await.is(code);
    }
    let me = ada.get("/me").await.is(200).text_at("/id");
    assert_eq!(shop.staff().await.get(&path).await.is(200).text_at("/user_id"), me);
}

#[tokio::test]
async fn whoever_asks_too_often_has_to_wait() {
    let shop = Shop::with(&[("support.requests_per_hour", "2")]).await;
    let guest = shop.guest();
    for _ in 0..2 {
        guest.post("/requests", question()).await.is(201);
    }
    let refused = guest.post("/requests", question()).await.refused(429, "too_many_requests");
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 3_000);
}
