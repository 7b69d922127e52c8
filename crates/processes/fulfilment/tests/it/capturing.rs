use orders::OrderStatus;
use payments::Status;

use crate::{provider::Trouble, shop::Shop};

#[tokio::test]
async fn a_good_order_is_paid_and_accepted() {
    let shop = Shop::open().await;
    let (order, execution) = shop.order("tok_success", 2).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "OrderConfirmed");
    assert_eq!(shop.payment(order).await.status, Status::Captured);
    assert_eq!(shop.order_of(order).await.states.status, OrderStatus::Processing);
}

#[tokio::test]
async fn a_refused_capture_is_kept_and_the_money_let_go() {
    let shop = Shop::open().await;
    shop.provider(Trouble::refuses("capture"));
    let (order, execution) = shop.order("tok_success", 2).await;
    assert_eq!(shop.ended(execution).await.state.unwrap(), "OrderFailed");

    let payment = shop.payment(order).await;
    assert_eq!(payment.status, Status::Voided);
    let asked = [("authorize", "authorized"), ("capture", "refused"), ("void", "done")];
    assert_eq!(shop.attempts(&payment).await, asked.map(|(verb, said)| (verb.to_owned(), said.to_owned())));
}
