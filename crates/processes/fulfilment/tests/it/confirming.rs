use orders::{OrderEvent, PaymentStatus};
use payments::Status;

use crate::shop::Shop;

#[tokio::test]
async fn a_payment_that_nobody_confirms_is_let_go() {
    let shop = Shop::open().await;
    let (order, execution) = shop.order("tok_3ds", 2).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "PaymentFailed");
    assert_eq!(shop.payment(order).await.status, Status::Voided);
    assert_eq!(shop.order_of(order).await.states.payment, PaymentStatus::Failed);
}

#[tokio::test]
async fn a_page_on_which_nobody_pays_is_closed_and_the_buyer_is_told_why() {
    let shop = Shop::open().await;
    let (order, execution) = shop.order("tok_redirect", 2).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "PaymentFailed");
    assert_eq!(shop.payment(order).await.status, Status::Voided);
    let happened = shop.order_of(order).await.events;
    let why = OrderEvent::PaymentFailed { reason: "payment_abandoned".to_owned() };
    assert!(happened.iter().any(|happened| happened.event == why), "{happened:?}");
}

#[tokio::test]
async fn what_was_paid_on_a_page_is_found_although_nobody_tells() {
    let shop = Shop::open().await;
    let (order, execution) = shop.order("tok_redirect", 2).await;
    shop.run().await;
    shop.pay_on_page(order).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "OrderConfirmed");
    assert_eq!(shop.payment(order).await.status, Status::Captured);
}

#[tokio::test]
async fn an_order_called_off_before_the_confirmation_ends_without_its_payment() {
    let shop = Shop::open().await;
    let (order, execution) = shop.order("tok_3ds", 2).await;
    shop.run().await;
    shop.call_off(order).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "PaymentFailed");
    assert_eq!(shop.payment(order).await.status, Status::Voided);
}
