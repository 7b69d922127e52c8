//! One process answers, another works and dies over an order: its successor goes on at once, and the one that answers is
//! not disturbed.

use super::{FULL, books, lease, points::at_each, purchase::pay};
use crate::shop::{Shop, wait_until};

#[tokio::test]
async fn an_order_goes_on_at_once_when_the_worker_is_started_again() {
    let points = ["performed:ProcessPayment", "before:CheckInventory", "performed:CapturePayment"];
    at_each(points.map(str::to_owned).to_vec(), buy).await;
}

async fn buy(point: String) {
    let mut shop = Shop::with(&[FULL, lease(), ("order.failpoint", &point)]).await;
    shop.split().await;
    let mut buyer = shop.buyer();
    let variant = buyer.variant().await;
    buyer.prepare(&variant.id, 2).await;
    let dying = async {
        wait_until("the worker has died", async || shop.worker_ended().is_some()).await;
        assert!(shop.ended().is_none(), "the process that answers lives");
        shop.restart_worker_with(&[FULL, lease()]);
    };

    let (paid, ()) = tokio::join!(pay(&buyer, "tok_success", "only"), dying);

    assert_eq!(paid.at("/checkout/status"), "completed", "{}", paid.text);
    let id = paid.text_at("/order/id");
    books::at_rest(&shop).await;
    assert_eq!(books::charges(&shop, &[&id]).await, [1]);
    assert!(shop.ended().is_none(), "the process that answers lives");
}
