//! Checkouts that nobody finishes.

use serde_json::json;

use crate::shop::{Buyer, Shop, stock, wait_until};

#[tokio::test]
async fn cancelling_gives_the_stock_back() {
    let shop = Shop::start().await;
    let (mut buyer, staff) = (shop.buyer(), shop.staff().await);
    let variant = buyer.variant().await;
    let before = stock::of(&staff, &variant.id).await;
    let declined = buyer.purchase("tok_declined").await.is(200);

    let canceled = cancel(&buyer).await;

    assert_eq!(canceled.at("/status"), "canceled");
    assert_eq!(buyer.order(&declined).await.at("/status"), "canceled");
    assert_eq!(stock::of(&staff, &variant.id).await, before);
    assert_eq!(cancel(&buyer).await.at("/status"), "canceled");
    buyer.complete("tok_success", "late").await.refused(409, "checkout_canceled");
}

async fn cancel(buyer: &Buyer) -> crate::shop::Answer {
    buyer.caller.post(&format!("/checkouts/{}/cancel", buyer.checkout_id), json!({})).await.is(200)
}

#[tokio::test]
async fn a_paid_checkout_can_not_be_cancelled() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    buyer.purchase("tok_success").await.is(200);
    let path = format!("/checkouts/{}/cancel", buyer.checkout_id);
    buyer.caller.post(&path, json!({})).await.refused(409, "checkout_settled");
}

#[tokio::test]
async fn an_order_that_is_not_paid_in_time_is_cancelled_and_its_stock_released() {
    let mut shop = Shop::with(&[("checkout.hold_minutes", "0"), ("checkout.sweep_seconds", "3600")]).await;
    let (mut buyer, staff) = (shop.buyer(), shop.staff().await);
    let variant = buyer.variant().await;
    let before = stock::of(&staff, &variant.id).await;
    let declined = buyer.purchase("tok_declined").await.is(200);
    assert_eq!(stock::of(&staff, &variant.id).await.reserved, before.reserved + 2);

    shop.restart_with(&[("checkout.hold_minutes", "0"), ("checkout.sweep_seconds", "1")]).await;

    wait_until("the checkout has expired", async || buyer.look().await.at("/status") == "canceled").await;
    assert_eq!(buyer.look().await.at("/messages/0/code"), "expired");
    assert_eq!(buyer.order(&declined).await.at("/status"), "canceled");
    assert_eq!(stock::of(&staff, &variant.id).await, before);
    assert_eq!(shop.command(&["inventory", "verify"]).code, 0);
}
