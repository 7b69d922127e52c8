//! Payments that the buyer has to confirm.

use serde_json::json;

use crate::shop::{Answer, Buyer, Shop, stock};

async fn decide(buyer: &Buyer, asked: &Answer, approved: bool) -> Answer {
    let path = asked.text_at("/checkout/payment/action/url");
    buyer.caller.post(path.strip_prefix("/api/v1").unwrap(), json!({"approved": approved})).await
}

#[tokio::test]
async fn a_payment_that_is_confirmed_completes_the_checkout() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let asked = buyer.purchase("tok_3ds").await.is(200);
    assert_eq!(asked.at("/checkout/status"), "complete_in_progress");
    assert_eq!(asked.at("/checkout/messages/0/code"), "requires_action");

    let confirmed = decide(&buyer, &asked, true).await.is(200);

    assert_eq!(confirmed.at("/status"), "completed");
    assert_eq!(buyer.order(&asked).await.at("/payment_status"), "paid");
    decide(&buyer, &asked, true).await.refused(409, "nothing_to_confirm");
}

#[tokio::test]
async fn a_payment_that_is_refused_can_be_tried_again() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let asked = buyer.purchase("tok_3ds").await.is(200);

    let refused = decide(&buyer, &asked, false).await.is(200);

    assert_eq!(refused.at("/status"), "ready_for_complete");
    let paid = buyer.complete("tok_success", "again").await.is(200);
    assert_eq!(paid.at("/order/id"), asked.at("/order/id"));
    assert_eq!(buyer.order(&paid).await.at("/payment_status"), "paid");
}

#[tokio::test]
async fn stock_stays_held_while_the_buyer_thinks() {
    let shop = Shop::start().await;
    let (mut buyer, staff) = (shop.buyer(), shop.staff().await);
    let variant = buyer.variant().await;
    let before = stock::of(&staff, &variant.id).await;
    buyer.purchase("tok_3ds").await.is(200);
    assert_eq!(stock::of(&staff, &variant.id).await.reserved, before.reserved + 2);
}
