use std::time::Duration;

use orders::PaymentStatus;
use payments::Status;

use crate::{provider::Trouble, shop::Shop};

/// Long enough that no request can be on its way any more.
const A_WHILE: Duration = Duration::from_secs(120);

#[tokio::test]
async fn money_held_unheard_is_found_and_let_go() {
    let shop = Shop::open().await;
    shop.provider(Trouble::falls_silent_at("authorize"));
    let (order, execution) = shop.order("tok_success", 2).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "PaymentFailed");
    assert_eq!(shop.payment(order).await.status, Status::Pending);
    assert_eq!(shop.order_of(order).await.states.payment, PaymentStatus::Failed);

    shop.clock.advance(A_WHILE);
    assert_eq!(shop.fulfilment.resolve_payments().await.unwrap(), 0, "nobody tells yet");
    shop.provider(Trouble::refuses("void"));
    assert_eq!(shop.fulfilment.resolve_payments().await.unwrap(), 0, "it is known, and not let go");
    assert_eq!(shop.payment(order).await.status, Status::Authorized);
    shop.provider(Trouble::default());
    assert_eq!(shop.fulfilment.resolve_payments().await.unwrap(), 1);
    assert_eq!(shop.payment(order).await.status, Status::Voided);
    assert_eq!(shop.fulfilment.resolve_payments().await.unwrap(), 0, "there is nothing left to see to");
}

#[tokio::test]
async fn a_payment_whose_machine_still_asks_is_left_to_it() {
    let shop = Shop::open().await;
    shop.provider(Trouble::falls_silent_at("authorize"));
    let (order, execution) = shop.order("tok_success", 2).await;
    shop.run().await;
    shop.clock.advance(A_WHILE);
    assert_eq!(shop.payment(order).await.status, Status::Pending);
    shop.provider(Trouble::default());
    assert_eq!(shop.fulfilment.resolve_payments().await.unwrap(), 0);

    assert_eq!(shop.ended(execution).await.state.unwrap(), "OrderConfirmed");
    assert_eq!(shop.payment(order).await.status, Status::Captured);
    shop.clock.advance(A_WHILE);
    assert_eq!(shop.fulfilment.resolve_payments().await.unwrap(), 0);
    assert_eq!(shop.payment(order).await.status, Status::Captured);
}

#[tokio::test]
async fn money_for_an_order_that_was_called_off_is_let_go() {
    let shop = Shop::open().await;
    let (order, execution) = shop.order("tok_success", 2).await;
    shop.call_off(order).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "PaymentFailed");
    shop.clock.advance(A_WHILE);
    assert_eq!(shop.fulfilment.resolve_payments().await.unwrap(), 1);
    assert_eq!(shop.payment(order).await.status, Status::Voided);
}
