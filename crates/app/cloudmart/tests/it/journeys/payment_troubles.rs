//! Payments that go wrong, or seem to.

use crate::shop::{Shop, stock, wait_until};

#[tokio::test]
async fn after_a_declined_card_the_same_checkout_is_paid_with_another_one() {
    let shop = Shop::start().await;
    let (mut buyer, staff) = (shop.buyer(), shop.staff().await);
    let variant = buyer.variant().await;
    let before = stock::of(&staff, &variant.id).await;
    buyer.prepare(&variant.id, 2).await;

    let declined = buyer.complete("tok_declined", "k1").await.is(200);
    assert_eq!(declined.at("/checkout/status"), "ready_for_complete");
    assert_eq!(declined.at("/checkout/messages/0/code"), "card_declined");
    let meanwhile = stock::of(&staff, &variant.id).await;
    assert_eq!((meanwhile.on_hand, meanwhile.reserved), (before.on_hand, before.reserved + 2));
    let paid = buyer.complete("tok_success", "k2").await.is(200);

    assert_eq!(paid.at("/checkout/status"), "completed");
    assert_eq!(paid.at("/order/id"), declined.at("/order/id"));
    let order = buyer.order(&paid).await;
    let payments = order.json["payments"].as_array().unwrap();
    assert_eq!(payments.iter().filter(|payment| payment["status"] == "captured").count(), 1);
    let after = stock::of(&staff, &variant.id).await;
    assert_eq!((after.on_hand, after.reserved), (before.on_hand - 2, before.reserved));
    wait_until("both mails have been sent", async || shop.mails_to(&buyer.email).await.len() == 2).await;
}

#[tokio::test]
async fn a_card_without_funds_is_named_as_such() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let answer = buyer.purchase("tok_insufficient_funds").await.is(200);
    assert_eq!(answer.at("/checkout/status"), "ready_for_complete");
    assert_eq!(answer.at("/checkout/messages/0/code"), "insufficient_funds");
    assert_eq!(buyer.order(&answer).await.at("/payment_status"), "failed");
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_paid_once() {
    paid_once_with("tok_timeout").await;
}

#[tokio::test]
async fn a_charge_whose_answer_is_lost_is_found_and_not_repeated() {
    paid_once_with("tok_unknown").await;
}

async fn paid_once_with(token: &str) {
    let shop = Shop::with(&[("payments.timeout_ms", "200")]).await;
    let mut buyer = shop.buyer();

    let done = buyer.purchase(token).await;

    assert!(matches!(done.status, 200 | 202), "{}", done.text);
    wait_until("the order is paid", async || buyer.look().await.at("/status") == "completed").await;
    let order = buyer.order(&done).await;
    assert_eq!(order.at("/payment_status"), "paid");
    let payments = order.json["payments"].as_array().unwrap();
    assert_eq!(payments.len(), 1, "{}", order.text);
    assert_eq!(
        (&payments[0]["status"], payments[0]["amount"].as_i64().unwrap()),
        (&"captured".into(), order.total("total"))
    );
}
