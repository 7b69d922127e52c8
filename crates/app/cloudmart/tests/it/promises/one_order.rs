//! One checkout makes one order and one charge, from however many sides it is completed.

use futures::future::join_all;

use crate::shop::{Answer, Buyer, Shop, stock};

const CALLERS: usize = 40;

#[tokio::test]
async fn forty_requests_under_one_key_make_one_order() {
    one_order_from(|_| "one-key".to_owned()).await;
}

#[tokio::test]
async fn forty_requests_under_forty_keys_make_one_order() {
    one_order_from(|caller| format!("key-{caller}")).await;
}

async fn one_order_from(key: impl Fn(usize) -> String) {
    let shop = Shop::start().await;
    let (mut buyer, staff) = (shop.buyer(), shop.staff().await);
    let variant = buyer.variant().await;
    let before = stock::of(&staff, &variant.id).await;
    buyer.prepare(&variant.id, 2).await;

    let keys: Vec<_> = (0..CALLERS).map(key).collect();
    let answers = join_all(keys.iter().map(|key| buyer.complete("tok_success", key))).await;

    for answer in &answers {
        assert!(matches!(answer.status, 200 | 202), "{}", answer.text);
        assert_eq!(answer.at("/order/id"), answers[0].at("/order/id"));
    }
    happened_once(&buyer, &answers[0]).await;
    let after = stock::of(&staff, &variant.id).await;
    assert_eq!((after.on_hand, after.reserved), (before.on_hand - 2, before.reserved));
    assert_eq!(staff.get("/admin/orders").await.is(200).json["items"].as_array().unwrap().len(), 1);
}

async fn happened_once(buyer: &Buyer, completed: &Answer) {
    let order = buyer.order(completed).await;
    let payments = order.json["payments"].as_array().unwrap();
    assert_eq!(payments.len(), 1, "{}", order.text);
    assert_eq!(payments[0]["status"], "captured");
    assert_eq!(payments[0]["amount"], order.total("total"));
    let events = order.json["events"].as_array().unwrap();
    for once in ["order_placed", "order_paid"] {
        assert_eq!(
            events.iter().filter(|event| event["type"] == once).count(),
            1,
            "{once} in {}",
            order.text
        );
    }
}
