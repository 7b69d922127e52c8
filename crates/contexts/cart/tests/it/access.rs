use axum::http::{Method, StatusCode};
use primitives::{CartId, LineItemId, UserId};
use serde_json::json;

use crate::{Shop, cart_of, wanted};

#[tokio::test]
async fn whoever_holds_the_id_holds_a_guests_cart() {
    let shop = Shop::open().await;
    let created = shop.post("/carts", &cart_of(&[]), None).await;
    for caller in [None, Some(UserId::new())] {
        assert_eq!(shop.get(&created.path(), caller).await.body, created.body);
    }
}

#[tokio::test]
async fn an_accounts_cart_is_closed_to_everybody_else_like_an_unknown_one() {
    let shop = Shop::open().await;
    let (owner, variant) = (UserId::new(), shop.offer(100));
    let owned = shop.post("/carts", &cart_of(&[wanted(variant, 1)]), Some(owner)).await;
    assert_eq!(shop.get(&owned.path(), Some(owner)).await.body, owned.body);
    let stranger = UserId::new();
    shop.post("/carts", &cart_of(&[]), Some(stranger)).await;
    let line = owned.body["line_items"][0]["id"].as_str().unwrap().to_owned();
    let unknown = (format!("/carts/{}", CartId::new()), LineItemId::new().to_string());
    for caller in [None, Some(stranger)] {
        let mut answers = Vec::new();
        for (cart, line) in
            [(owned.path(), line.clone()), unknown.clone(), ("/carts/x".to_owned(), "y".to_owned())]
        {
            let (lines, line) = (format!("{cart}/line-items"), format!("{cart}/line-items/{line}"));
            for (method, path, body) in [
                (Method::GET, &cart, None),
                (Method::POST, &lines, Some(wanted(variant, 1))),
                (Method::PATCH, &line, Some(json!({"quantity": 2}))),
                (Method::DELETE, &line, None),
            ] {
                let answer = shop.send(method, path, body.as_ref(), caller, None).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
                answers.push(answer.body);
            }
        }
        assert!(answers.iter().all(|body| *body == answers[0]));
    }
    assert_eq!(shop.get(&owned.path(), Some(owner)).await.body, owned.body);
}

#[tokio::test]
async fn answers_are_private_and_carry_the_version() {
    let shop = Shop::open().await;
    let created = shop.post("/carts", &cart_of(&[]), None).await;
    let read = shop.get(&created.path(), None).await;
    assert_eq!(read.headers["etag"], created.headers["etag"]);
    assert_eq!(read.headers["cache-control"], "private, no-store");
    let lines = format!("{}/line-items", created.path());
    let changed = shop.post(&lines, &wanted(shop.offer(100), 1), None).await;
    assert_ne!(changed.headers["etag"], created.headers["etag"]);
    assert!(changed.headers["etag"].to_str().unwrap().starts_with("\"v"));
}
