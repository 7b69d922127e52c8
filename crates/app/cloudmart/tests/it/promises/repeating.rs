//! What a completion is answered when it is repeated, and that nobody pays another sum than they were shown.

use serde_json::json;

use crate::shop::{Shop, payment};

#[tokio::test]
async fn a_repeated_completion_answers_with_the_same_order_and_its_token() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let variant = buyer.variant().await;
    buyer.prepare(&variant.id, 1).await;

    let first = buyer.complete("tok_success", "once").await.is(200);
    let again = buyer.complete("tok_success", "once").await.is(200);

    assert_eq!(again.json, first.json);
    assert_eq!(again.header("idempotency-replayed"), "true");
    buyer.order(&again).await;
}

#[tokio::test]
async fn a_refusal_stays_one_under_its_key_also_after_another_payment_succeeded() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let variant = buyer.variant().await;
    buyer.prepare(&variant.id, 1).await;

    let refused = buyer.complete("tok_declined", "first").await.is(200);
    let paid = buyer.complete("tok_success", "second").await.is(200);
    let again = buyer.complete("tok_declined", "first").await.is(200);

    assert_eq!(again.json, refused.json);
    assert_eq!(again.text_at("/order/token"), paid.text_at("/order/token"));
    assert_eq!(buyer.order(&paid).await.json["payments"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn another_sum_than_the_buyer_was_shown_is_not_charged() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let variant = buyer.variant().await;
    buyer.prepare(&variant.id, 1).await;
    let shown = buyer.look().await.total("total");
    let path = format!("/checkouts/{}/complete", buyer.checkout_id);
    let expecting = |total: i64| {
        let mut body = payment("tok_success");
        body["expected_total"] = json!(total);
        body
    };

    let refused = buyer.caller.post_once(&path, "low", expecting(shown - 1)).await;
    let refused = refused.refused(409, "total_changed");
    assert_eq!(refused.text_at("/errors/0/pointer"), "/expected_total");
    assert_eq!(buyer.look().await.text_at("/status"), "ready_for_complete");

    let paid = buyer.caller.post_once(&path, "right", expecting(shown)).await.is(200);
    assert_eq!(paid.text_at("/checkout/status"), "completed");
}
