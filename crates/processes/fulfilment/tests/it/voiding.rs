use orders::OrderStatus;
use payments::Status;

use crate::{provider::Trouble, shop::Shop};

#[tokio::test]
async fn a_refused_void_is_no_void_until_it_is_redriven() {
    let shop = Shop::open().await;
    shop.provider(Trouble::refuses("void"));
    let (order, execution) = shop.order("tok_success", 0).await;
    let stuck = shop.ended(execution).await;
    assert_eq!(
        (stuck.state.unwrap().as_str(), stuck.error.unwrap().as_str()),
        ("VoidPayment", "Payments.VoidRefused")
    );
    let payment = shop.payment(order).await;
    assert_eq!(payment.status, Status::Authorized);
    assert!(shop.attempts(&payment).await.contains(&("void".to_owned(), "refused".to_owned())));

    shop.provider(Trouble::default());
    shop.redrive(execution).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "OutOfStock");
    assert_eq!(shop.payment(order).await.status, Status::Voided);
    assert_eq!(shop.order_of(order).await.states.status, OrderStatus::Canceled);
}
