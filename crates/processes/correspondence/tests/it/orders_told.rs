use notifications::{Message, Template};
use primitives::OrderId;

use crate::{Desk, ada, events};

fn is_for_the_buyer(desk: &Desk, mail: &Message, template: Template, order: OrderId) {
    assert_eq!((mail.template, &mail.to), (template, &ada()));
    let token = mail.links()[0].strip_prefix(&format!("https://shop.example/orders/{order}?token=")).unwrap();
    assert!(desk.tokens.verify(order, token), "the link does not open the order");
}

#[tokio::test]
async fn a_paid_order_is_confirmed_with_its_receipt_and_a_link_that_opens_it() {
    let (desk, event) = (Desk::open().await, events::order_paid());
    let mail = desk.told(&event).await;
    is_for_the_buyer(&desk, &mail, Template::OrderConfirmed, event.order.order_id);
    for line in
        ["2 x Tide Mug (Sand): 39.98 USD", "1 x Candle: 60.00 USD", "Total: 104.97 USD", "12 Market Street"]
    {
        assert!(mail.text.contains(line), "{line}: {}", mail.text);
    }
}

#[tokio::test]
async fn a_failed_payment_is_told_with_its_reason() {
    let (desk, event) = (Desk::open().await, events::order_payment_failed());
    let mail = desk.told(&event).await;
    is_for_the_buyer(&desk, &mail, Template::PaymentFailed, event.order.order_id);
    assert!(mail.text.contains("does not have enough funds"), "{}", mail.text);
}

#[tokio::test]
async fn a_cancelled_order_is_told_without_the_staffs_reason() {
    let (desk, event) = (Desk::open().await, events::order_cancelled("looks like fraud"));
    let mail = desk.told(&event).await;
    is_for_the_buyer(&desk, &mail, Template::OrderCancelled, event.order.order_id);
    assert!(!mail.text.contains("fraud") && !mail.html.contains("fraud"));
}

#[tokio::test]
async fn an_order_that_has_sold_out_gets_an_apology_instead() {
    let (desk, event) = (Desk::open().await, events::order_cancelled(correspondence::OUT_OF_STOCK));
    let mail = desk.told(&event).await;
    is_for_the_buyer(&desk, &mail, Template::OutOfStock, event.order.order_id);
}

#[tokio::test]
async fn a_parcel_is_told_with_what_is_in_it_and_nothing_else() {
    let (desk, event) = (Desk::open().await, events::order_shipped());
    let mail = desk.told(&event).await;
    is_for_the_buyer(&desk, &mail, Template::OrderShipped, event.order.order_id);
    assert!(mail.text.contains("1 x Tide Mug (Sand)") && !mail.text.contains("Candle"), "{}", mail.text);
}

#[tokio::test]
async fn an_arrival_is_told() {
    let (desk, event) = (Desk::open().await, events::order_delivered());
    let mail = desk.told(&event).await;
    is_for_the_buyer(&desk, &mail, Template::OrderDelivered, event.order.order_id);
}

#[tokio::test]
async fn a_refund_is_told_with_its_amount() {
    let (desk, event) = (Desk::open().await, events::order_refunded());
    let mail = desk.told(&event).await;
    is_for_the_buyer(&desk, &mail, Template::OrderRefunded, event.order.order_id);
    assert!(mail.text.contains("39.98 USD"), "{}", mail.text);
}

#[tokio::test]
async fn each_event_of_an_order_is_told_on_its_own() {
    let desk = Desk::open().await;
    desk.emit(&events::order_paid()).await;
    desk.emit(&events::order_shipped()).await;
    desk.emit(&events::order_refunded()).await;
    desk.emit(&events::order_refunded()).await;
    desk.worker().run_until_idle().await.unwrap();
    assert_eq!(desk.mails().await.len(), 4);
}
