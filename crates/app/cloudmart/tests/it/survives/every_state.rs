//! A purchase during which the shop dies at a state of the order machine, for every state that a purchase passes.

use crate::{
    shop::{Answer, Buyer, Caller, Shop, Variant, stock},
    survives::{
        books,
        points::{at_each, die_and_rise, points_of, shop_dying_at},
        purchase::{pay, try_to_pay},
    },
};

const PAID: [&str; 9] = [
    "Wait",
    "ProcessPayment",
    "PaymentDecision",
    "CheckInventory",
    "InventoryDecision",
    "CapturePayment",
    "CreateShipment",
    "ConfirmOrder",
    "OrderConfirmed",
];
const DECLINED: [&str; 4] = ["ProcessPayment", "PaymentDecision", "RecordPaymentFailure", "PaymentFailed"];
const CONFIRMED: [&str; 4] = ["ProcessPayment", "PaymentDecision", "AwaitConfirmation", "ConfirmPayment"];

const PIECES: u32 = 2;

#[tokio::test]
async fn a_paid_order_survives_a_death_at_every_state() {
    at_each(points_of(&PAID), async |point| buy(point, "tok_success").await).await;
}

#[tokio::test]
async fn a_declined_order_survives_a_death_at_every_state_and_can_be_paid_afterwards() {
    at_each(points_of(&DECLINED), async |point| buy(point, "tok_declined").await).await;
}

#[tokio::test]
async fn an_order_that_the_bank_asks_about_survives_a_death_at_every_state() {
    at_each(points_of(&CONFIRMED), async |point| buy(point, "tok_3ds").await).await;
}

#[tokio::test]
async fn an_order_that_is_paid_on_the_provider_s_page_survives_a_death_at_every_state() {
    at_each(points_of(&CONFIRMED), async |point| buy(point, "tok_redirect").await).await;
}

#[tokio::test]
async fn an_order_whose_provider_is_silent_survives_a_death_around_the_payment() {
    at_each(points_of(&["ProcessPayment", "CapturePayment"]), async |point| buy(point, "tok_timeout").await)
        .await;
}

#[tokio::test]
async fn an_order_whose_payment_got_no_answer_survives_a_death_around_the_payment() {
    at_each(points_of(&["ProcessPayment", "CapturePayment"]), async |point| buy(point, "tok_unknown").await)
        .await;
}

async fn buy(point: String, token: &str) {
    let mut shop = shop_dying_at(&point).await;
    let staff = shop.staff().await;
    let mut buyer = shop.buyer().reached_at("buyer@example.com");
    let variant = buyer.variant().await;
    let before = stock::of(&staff, &variant.id).await;
    buyer.prepare(&variant.id, PIECES).await;

    // The second time is for a payment that was confirmed; who got an answer may still see the shop die after it.
    for _ in 0..2 {
        try_to_pay(&buyer, token, "first").await;
    }
    die_and_rise(&mut shop, &point).await;

    let first = pay(&buyer, token, "first").await;
    let is_declined = first.at("/checkout/status") == "ready_for_complete";
    assert_eq!(is_declined, token == "tok_declined", "{}", first.text);
    let second = pay(&buyer, "tok_success", "second").await;
    assert_eq!(second.at("/checkout/status"), "completed", "{}", second.text);
    for answer in [&second, &pay(&buyer, token, "first").await] {
        assert_eq!(answer.at("/order/id"), first.at("/order/id"));
        assert_eq!(answer.at("/order/number"), first.at("/order/number"));
    }

    books::at_rest(&shop).await;
    one_order(&shop, &staff, &buyer, &second, is_declined).await;
    sold(&shop, &staff, &variant, before).await;
}

/// There is one order, and it was paid, sent and told about once.
async fn one_order(shop: &Shop, staff: &Caller, buyer: &Buyer, answer: &Answer, was_declined: bool) {
    let orders = books::orders(staff).await;
    let [order] = &*orders else { panic!("{} orders", orders.len()) };
    assert_eq!(order["id"], answer.at("/order/id"));
    assert_eq!((&order["status"], &order["payment_status"]), (&"processing".into(), &"paid".into()));
    assert_eq!(books::payments(order, "captured"), [books::total(order)]);
    let tries = 1 + u32::from(was_declined);
    assert_eq!(order["payments"].as_array().unwrap().len(), tries as usize);
    assert_eq!(books::charges(shop, &[order["id"].as_str().unwrap()]).await, [tries]);
    assert_eq!(order["shipments"].as_array().unwrap().len(), 1);
    for event in ["order_placed", "order_payment_authorized", "order_paid", "order_confirmed"] {
        assert_eq!(books::happened(order, event), 1, "{event} in {}", order["events"]);
    }
    let (endings, mails) = match was_declined {
        true => (vec!["PaymentFailed", "SUCCEEDED"], vec!["order_confirmed", "payment_failed"]),
        false => (vec!["SUCCEEDED"], vec!["order_confirmed"]),
    };
    assert_eq!(books::endings(shop), endings);
    assert_eq!(books::mails(shop, &buyer.email).await, mails);
}

/// The pieces have left the stock once, and shoppers see it.
async fn sold(shop: &Shop, staff: &Caller, variant: &Variant, before: stock::Stock) {
    let left = before.on_hand - i64::from(PIECES);
    assert_eq!(stock::of(staff, &variant.id).await, stock::Stock { on_hand: left, reserved: 0 });
    books::stock_agrees(shop);
    let product = shop.guest().get(&format!("/products/{}", variant.product_id)).await.is(200);
    let variants = product.json["variants"].as_array().unwrap();
    let shown = variants.iter().find(|shown| shown["id"] == *variant.id).unwrap();
    assert_eq!(shown["availability"]["quantity"], left);
}
