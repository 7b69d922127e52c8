//! Payments on a page of the provider's own: the shopper leaves the shop, pays or not, and comes back or not.

use payments::provider::test::Decision;
use reqwest::Method;
use serde_json::json;

use crate::shop::{Answer, Buyer, PaymentPage, Shop, payment, send, stock, wait_until};

/// A purchase that waits for its shopper on a page.
async fn sent_away(shop: &Shop) -> (Buyer, Answer, PaymentPage) {
    let mut buyer = shop.buyer();
    let asked = buyer.purchase("tok_redirect").await.is(200);
    assert_eq!(asked.at("/checkout/status"), "complete_in_progress");
    assert_eq!(asked.at("/checkout/messages/0/code"), "requires_action");
    assert_eq!(asked.at("/checkout/payment/action/type"), "redirect");
    let page = PaymentPage::new(asked.text_at("/checkout/payment/action/url"));
    (buyer, asked, page)
}

async fn come_back(buyer: &Buyer, canceled: bool) -> Answer {
    let path = format!("/checkouts/{}/return-from-payment", buyer.checkout_id);
    buyer.caller.post(&path, json!({"canceled": canceled})).await.is(200)
}

/// The order was paid once.
async fn paid_once(buyer: &Buyer, completed: &Answer) {
    let order = buyer.order(completed).await;
    assert_eq!(order.at("/payment_status"), "paid");
    let payments = order.json["payments"].as_array().unwrap();
    assert_eq!(
        payments.iter().filter(|payment| payment["status"] == "captured").count(),
        1,
        "{}",
        order.text
    );
}

async fn deliver(shop: &Shop, message: &payments::provider::NotificationMessage) -> Answer {
    let request = shop.guest().request(Method::POST, "/payments/test/notifications");
    let signed = message.headers.iter().fold(request, |request, (name, value)| request.header(name, value));
    send(signed.body(message.body.clone())).await
}

#[tokio::test]
async fn who_pays_and_never_comes_back_gets_the_order() {
    let shop = Shop::start().await;
    let (buyer, asked, page) = sent_away(&shop).await;
    assert!(page.show().await.is(200).text.contains("Pay "));

    let sent = page.press("decision=pay").await.is(303);

    assert_eq!(sent.header("location"), shop.url("/checkout/return"));
    wait_until("the order is paid", async || buyer.look().await.at("/status") == "completed").await;
    paid_once(&buyer, &asked).await;
    assert!(page.show().await.is(200).text.contains("Nothing left to pay"));
}

#[tokio::test]
async fn who_comes_back_before_the_shop_was_told_gets_the_order_and_only_one() {
    let shop = Shop::start().await;
    let (buyer, asked, page) = sent_away(&shop).await;
    let open = come_back(&buyer, false).await;
    assert_eq!(
        (open.at("/status"), open.at("/payment/action/type")),
        ("complete_in_progress".into(), "redirect".into())
    );
    page.press("decision=pay&silent=1").await.is(303);

    for _ in 0..2 {
        assert_eq!(come_back(&buyer, false).await.at("/status"), "completed");
    }
    page.press("decision=pay").await.is(303);
    let again = buyer.complete("tok_redirect", &format!("key-{}", buyer.checkout_id)).await.is(200);

    assert_eq!(again.at("/order/id"), asked.at("/order/id"));
    paid_once(&buyer, &again).await;
}

#[tokio::test]
async fn what_was_told_twice_or_too_late_changes_nothing() {
    let shop = Shop::start().await;
    let (buyer, asked, page) = sent_away(&shop).await;
    let message = page.decide_unseen(&shop, Decision::Pay).await;
    for _ in 0..3 {
        deliver(&shop, &message).await.is(204);
    }
    wait_until("the order is paid", async || buyer.look().await.at("/status") == "completed").await;
    deliver(&shop, &message).await.is(204);
    assert_eq!(come_back(&buyer, true).await.at("/status"), "completed", "paid, whatever the shopper says");
    paid_once(&buyer, &asked).await;
}

#[tokio::test]
async fn a_decline_on_the_page_can_be_followed_by_a_payment_that_works() {
    let shop = Shop::start().await;
    let (buyer, asked, page) = sent_away(&shop).await;
    page.press("decision=decline").await.is(303);

    let declined = come_back(&buyer, false).await;

    assert_eq!(declined.at("/status"), "ready_for_complete");
    assert_eq!(declined.at("/messages/0/code"), "card_declined");
    let next = buyer.complete("tok_redirect", "again").await.is(200);
    assert_eq!(next.at("/order/id"), asked.at("/order/id"));
    PaymentPage::new(next.text_at("/checkout/payment/action/url")).press("decision=pay").await.is(303);
    wait_until("the order is paid", async || buyer.look().await.at("/status") == "completed").await;
    paid_once(&buyer, &next).await;
}

#[tokio::test]
async fn who_goes_back_without_paying_can_pay_in_another_way_and_the_page_is_closed() {
    let shop = Shop::start().await;
    let (buyer, asked, page) = sent_away(&shop).await;
    let shown = page.show().await.is(200).text.replace("&#x2f;", "/");
    assert!(shown.contains("/checkout/return?canceled=1"), "{shown}");

    let back = come_back(&buyer, true).await;

    assert_eq!(back.at("/status"), "ready_for_complete");
    assert_eq!(back.at("/messages/0/code"), "payment_abandoned");
    page.press("decision=pay").await.is(303);
    assert_eq!(
        come_back(&buyer, false).await.at("/status"),
        "ready_for_complete",
        "a closed page takes no money"
    );
    let paid = buyer.complete("tok_success", "another").await.is(200);
    assert_eq!(paid.at("/order/id"), asked.at("/order/id"));
    paid_once(&buyer, &paid).await;
}

#[tokio::test]
async fn an_order_that_is_given_up_after_an_abandoned_payment_gives_its_stock_back() {
    let shop = Shop::start().await;
    let staff = shop.staff().await;
    let variant = shop.buyer().variant().await;
    let before = stock::of(&staff, &variant.id).await;
    let (buyer, _, _) = sent_away(&shop).await;
    assert_eq!(stock::of(&staff, &variant.id).await.reserved, before.reserved + 2);
    come_back(&buyer, true).await;
    buyer.caller.post(&format!("/checkouts/{}/cancel", buyer.checkout_id), json!({})).await.is(200);
    assert_eq!(stock::of(&staff, &variant.id).await, before);
}

#[tokio::test]
async fn nobody_but_the_provider_says_that_something_is_paid() {
    let shop = Shop::start().await;
    let (buyer, _, page) = sent_away(&shop).await;
    let path = format!("/checkouts/{}/confirm-payment", buyer.checkout_id);
    buyer.caller.post(&path, json!({"approved": true})).await.refused(409, "nothing_to_confirm");

    let genuine = page.decide_unseen(&shop, Decision::Pay).await;
    let mut forged = genuine.clone();
    forged.body.extend(b" ");
    deliver(&shop, &forged).await.refused(400, "invalid_signature");
    forged.headers.clear();
    deliver(&shop, &forged).await.refused(400, "invalid_signature");
    let other = shop.guest().request(Method::POST, "/payments/acme/notifications").body(genuine.body);
    send(other).await.refused(404, "not_found");

    assert_eq!(buyer.look().await.at("/status"), "complete_in_progress");
    let stranger = "/checkouts/chk_01h455vb4pex5vsknk084sn02q/return-from-payment";
    shop.guest().post(stranger, json!({"canceled": false})).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_page_leads_back_to_the_shop_or_to_a_storefront_that_it_names_and_nowhere_else() {
    let shop = Shop::with(&[("server.cors_origins", "https://copy.example")]).await;
    let mut buyer = shop.buyer();
    let variant = buyer.variant().await;
    buyer.prepare(&variant.id, 1).await;
    let complete = async |key: &str, address: &str| {
        let mut body = payment("tok_redirect");
        body["payment"]["return_url"] = address.into();
        buyer.caller.post_once(&format!("/checkouts/{}/complete", buyer.checkout_id), key, body).await
    };
    for address in
        ["https://elsewhere.example/", "https://copy.example.elsewhere.example/", "checkout/return", "x"]
    {
        let refused = complete("refused", address).await.is(422);
        assert_eq!(refused.at("/errors/0/pointer"), "/payment/return_url", "{address}");
        assert_eq!(buyer.look().await.at("/status"), "ready_for_complete");
    }
    let asked = complete("fine", "https://copy.example/de/checkout/return").await.is(200);
    let page = PaymentPage::new(asked.text_at("/checkout/payment/action/url"));
    let shown = page.show().await.is(200);
    assert!(shown.header("content-security-policy").contains("form-action 'self' https://copy.example;"));
    assert_eq!(
        page.press("decision=pay").await.is(303).header("location"),
        "https://copy.example/de/checkout/return"
    );
}

#[tokio::test]
async fn an_order_from_outside_has_nobody_to_send_to_a_page() {
    let shop = Shop::start().await;
    let staff = shop.staff().await;
    let order = json!({"orderId": "OUT-1", "productId": "aster-mug", "quantity": 1, "amount": 12.5,
        "paymentMethod": "tok_redirect"});
    let started = staff.post("/workflow/start", order).await.is(202);
    let path = format!("/workflow/executions/{}", started.text_at("/executionId"));
    wait_until("the order has failed", async || staff.get(&path).await.at("/error") == "PaymentFailed").await;
}

#[tokio::test]
async fn the_test_provider_s_page_is_there_for_its_payments_only() {
    let shop = Shop::start().await;
    PaymentPage::new(shop.url("/test-payment/made-up")).show().await.refused(404, "not_found");
    let (_, _, page) = sent_away(&shop).await;
    page.press("decision=refund").await.is(422);
    let shown = page.show().await.is(200);
    assert_eq!(shown.header("cache-control"), "private, no-store");
    assert!(!shown.text.contains("<script"));
}
