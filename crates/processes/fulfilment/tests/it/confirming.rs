use orders::PaymentStatus;
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
async fn an_order_called_off_before_the_confirmation_ends_without_its_payment() {
    let shop = Shop::open().await;
    let (order, execution) = shop.order("tok_3ds", 2).await;
    shop.run().await;
    shop.call_off(order).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "PaymentFailed");
    assert_eq!(shop.payment(order).await.status, Status::Voided);
}
