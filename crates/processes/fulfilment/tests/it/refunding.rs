use orders::{OrderStatus, PaymentStatus};
use payments::{RefundStatus, Status};

use crate::{provider::Trouble, shop::Shop};

#[tokio::test]
async fn money_that_was_taken_unheard_goes_back() {
    let shop = Shop::open().await;
    shop.provider(Trouble::falls_silent_at("capture"));
    let (order, execution) = shop.order("tok_success", 2).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "OrderFailed");

    let payment = shop.payment(order).await;
    assert_eq!((payment.status, payment.refunded), (Status::Refunded, payment.money.amount));
    let states = shop.order_of(order).await.states;
    assert_eq!((states.status, states.payment), (OrderStatus::Canceled, PaymentStatus::Refunded));
}

#[tokio::test]
async fn a_refused_refund_is_no_refund_until_it_is_redriven() {
    let shop = Shop::open().await;
    shop.provider(Trouble::falls_silent_at("capture").and_refuses("refund"));
    let (order, execution) = shop.order("tok_success", 2).await;
    let stuck = shop.ended(execution).await;
    assert_eq!(
        (stuck.state.unwrap().as_str(), stuck.error.unwrap().as_str()),
        ("RefundPayment", "Payments.RefundRefused")
    );
    assert_eq!(shop.order_of(order).await.states.payment, PaymentStatus::Paid);
    assert!(shop.refunds(order).await.iter().all(|refund| refund.status == RefundStatus::Failed));

    shop.provider(Trouble::default());
    shop.redrive(execution).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "OrderFailed");
    assert_eq!(shop.payment(order).await.status, Status::Refunded);
    assert_eq!(shop.order_of(order).await.states.payment, PaymentStatus::Refunded);
}
