//! Carts around a purchase.

use serde_json::json;

use crate::shop::{Buyer, Shop, wait_until};

#[tokio::test]
async fn a_guests_cart_becomes_the_accounts_on_sign_in() {
    let shop = Shop::start().await;
    let mut guest = shop.buyer();
    let variant = guest.variant().await;
    guest.cart().await;
    guest.add(&variant.id, 3).await.is(200);
    let ada = shop.customer("ada@example.com").await;

    let claimed = ada.post(&format!("/carts/{}/claim", guest.cart_id), json!({})).await.is(200);

    assert_eq!(claimed.at("/line_items/0/variant_id"), variant.id.as_str());
    assert_eq!(claimed.at("/line_items/0/quantity"), 3);
    guest.caller.get(&format!("/carts/{}", guest.cart_id)).await.refused(404, "not_found");
    let mut buyer = Buyer::new(ada);
    buyer.cart_id = claimed.text_at("/id");
    buyer.checkout().await;
    buyer.details().await.is(200);
    assert_eq!(buyer.complete("tok_success", "k").await.is(200).at("/checkout/status"), "completed");
}

#[tokio::test]
async fn the_same_variant_twice_is_one_line() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let variant = buyer.variant().await;
    buyer.cart().await;
    buyer.add(&variant.id, 1).await.is(200);
    let cart = buyer.add(&variant.id, 2).await.is(200);
    assert_eq!((cart.at("/line_items/0/quantity"), cart.at("/line_items/1")), (json!(3), json!(null)));
    assert_eq!(cart.total("subtotal"), 3 * variant.price);
}

#[tokio::test]
async fn a_paid_cart_is_empty_and_an_unpaid_one_is_not() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let lines = async |buyer: &Buyer| {
        buyer.caller.get(&format!("/carts/{}", buyer.cart_id)).await.json["line_items"]
            .as_array()
            .map(Vec::len)
    };
    buyer.purchase("tok_declined").await.is(200);
    assert_eq!(lines(&buyer).await, Some(1));
    buyer.complete("tok_success", "again").await.is(200);
    wait_until("the cart is empty", async || lines(&buyer).await == Some(0)).await;
}
