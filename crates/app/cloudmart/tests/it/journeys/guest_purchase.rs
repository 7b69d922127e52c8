//! A guest buys something and follows it until it is delivered.

use reqwest::Method;
use serde_json::json;

use crate::shop::{Shop, send, stock, wait_until};

#[tokio::test]
async fn a_guest_buys_and_gets_one_confirmation() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let staff = shop.staff().await;
    let variant = buyer.variant().await;
    let before = stock::of(&staff, &variant.id).await;

    buyer.prepare(&variant.id, 2).await;
    let done = buyer.complete("tok_success", "k1").await.is(200);

    assert_eq!(done.at("/checkout/status"), "completed");
    let order = buyer.order(&done).await;
    assert_eq!(order.at("/status"), "processing");
    assert_eq!(order.at("/payment_status"), "paid");
    assert_eq!(order.total("subtotal"), 2 * variant.price);
    let after = stock::of(&staff, &variant.id).await;
    assert_eq!((after.on_hand, after.reserved), (before.on_hand - 2, before.reserved));
    wait_until("the confirmation has been sent", async || shop.mails_to(&buyer.email).await.len() == 1).await;
    assert_eq!(shop.mails_to(&buyer.email).await[0]["template"], "order_confirmed");
    assert_eq!(shop.command(&["inventory", "verify"]).code, 0);
}

#[tokio::test]
async fn the_token_of_an_order_opens_it_in_the_address_and_in_a_header() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let done = buyer.purchase("tok_success").await.is(200);
    let (path, token) = (format!("/orders/{}", done.text_at("/order/id")), done.text_at("/order/token"));

    let by_query = buyer.caller.get(&format!("{path}?token={token}")).await.is(200);
    let by_header =
        send(buyer.caller.request(Method::GET, &path).header("x-order-token", &token)).await.is(200);

    assert_eq!(by_query.json, by_header.json);
    assert_eq!(by_query.header("cache-control"), "private, no-store");
    buyer.caller.get(&path).await.refused(404, "not_found");
    buyer.caller.get(&format!("{path}?token={token}x")).await.refused(404, "not_found");
}

#[tokio::test]
async fn staff_ships_and_delivers_and_the_buyer_is_told() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let done = buyer.purchase("tok_success").await.is(200);
    let staff = shop.staff().await;
    let shipment = buyer.order(&done).await.text_at("/shipments/0/id");

    let shipped = staff.post(&format!("/admin/shipments/{shipment}/ship"), json!({})).await.is(200);
    assert_eq!(shipped.at("/shipments/0/status"), "shipped");
    assert_eq!(shipped.at("/fulfillment_status"), "fulfilled");
    let delivered = staff.post(&format!("/admin/shipments/{shipment}/deliver"), json!({})).await.is(200);

    assert_eq!(delivered.at("/status"), "completed");
    assert_eq!(delivered.at("/fulfillment_status"), "delivered");
    let again = staff.post(&format!("/admin/shipments/{shipment}/deliver"), json!({})).await.is(200);
    assert_eq!(again.at("/events"), delivered.at("/events"));
    for template in ["order_confirmed", "order_shipped", "order_delivered"] {
        wait_until("each step was told once", async || mails_of(&shop, &buyer.email, template).await == 1)
            .await;
    }
    assert_eq!(shop.mails_to(&buyer.email).await.len(), 3);
}

async fn mails_of(shop: &Shop, email: &str, template: &str) -> usize {
    shop.mails_to(email).await.iter().filter(|mail| mail["template"] == template).count()
}
