//! Who has bought something says what it is like, and shoppers read it once staff have looked at it.

use serde_json::{Value, json};

use crate::shop::{Buyer, Shop};

#[tokio::test]
async fn a_buyer_reviews_what_was_bought_and_shoppers_read_it_once_it_is_published() {
    let shop = Shop::start().await;
    let (ada, staff) = (shop.customer("ada@example.com").await, shop.staff().await);
    let mut buyer = Buyer::new(ada.clone());
    let variant = buyer.variant().await;
    let path = format!("/products/{}/reviews", variant.product_id);
    let says = json!({"rating": 2, "title": "Smaller than it looks", "text": "But well made."});
    ada.post(&path, says.clone()).await.refused(403, "not_a_buyer");
    let before = ada.get(&path).await.is(200).at("/summary/rating/count").as_u64().unwrap();

    buyer.prepare(&variant.id, 1).await;
    buyer.complete("tok_success", "once").await.is(200);
    let written = ada.post(&path, says.clone()).await.is(201);

    assert_eq!(
        (written.text_at("/status"), written.text_at("/author_name")),
        ("pending".into(), "Ada".into())
    );
    let count = async || shop.guest().get(&path).await.is(200).at("/summary/rating/count").as_u64().unwrap();
    assert_eq!(count().await, before);
    let waiting = staff.get("/admin/reviews?status=pending").await.is(200);
    assert_eq!(waiting.at("/items/0/id"), written.at("/id"));
    let publish = format!("/admin/reviews/{}/publish", written.text_at("/id"));
    ada.post(&publish, json!({})).await.refused(403, "forbidden");
    staff.post(&publish, json!({})).await.is(200);

    assert_eq!(count().await, before + 1);
    let newest = shop.guest().get(&format!("{path}?limit=1")).await.is(200);
    assert_eq!(newest.at("/items/0/title"), says["title"]);
    assert_eq!(newest.at("/items/0/user_id"), Value::Null, "shoppers are told no account");
    let mine = ada.get("/me/reviews").await.is(200);
    assert_eq!(mine.text_at("/items/0/status"), "published");
    ada.post(&path, says).await.refused(409, "already_reviewed");
}
