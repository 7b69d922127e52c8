//! Somebody else was faster.

use crate::shop::{Shop, stock};

#[tokio::test]
async fn what_sells_out_during_the_checkout_is_refused_and_named() {
    let shop = Shop::start().await;
    let (mut buyer, staff) = (shop.buyer(), shop.staff().await);
    let variant = buyer.variant().await;
    buyer.prepare(&variant.id, 2).await;
    stock::set(&staff, &variant.id, 1).await;

    let refused = buyer.complete("tok_success", "k1").await.refused(409, "out_of_stock");

    assert_eq!(refused.at("/errors/0/code"), "insufficient_stock");
    assert!(refused.text_at("/errors/0/pointer").starts_with("/line_items"));
    assert_eq!(buyer.look().await.at("/status"), "incomplete");
    assert_eq!(stock::of(&staff, &variant.id).await.reserved, 0);
    stock::set(&staff, &variant.id, 2).await;
    assert_eq!(buyer.complete("tok_success", "k2").await.is(200).at("/checkout/status"), "completed");
}
