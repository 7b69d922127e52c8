//! Something has happened to an order that the shop is told: its history follows, with what nobody was told of in between.

use std::time::Duration;

use orders::{
    OrderCancelled, OrderConfirmed, OrderDelivered, OrderPaymentFailed, OrderRefunded, OrderShipped,
};
use primitives::OrderId;
use queue::{Delivery, Gather, HandlerError, Subscriptions};

use crate::Copies;

/// How many orders that went well are copied together.
const TOGETHER: Gather = Gather { at_most: 100, within: Duration::from_secs(2) };

const NAME: &str = "document_copies.on_order_changed";

/// An order that goes well is copied once it is confirmed, and not for each step on the way there.
pub(crate) fn subscribe(subscriptions: Subscriptions, copies: &Copies) -> Subscriptions {
    let of = || copies.clone();
    let (confirmed, failed, cancelled, shipped, delivered, refunded) = (of(), of(), of(), of(), of(), of());
    subscriptions
        .on_many(NAME, TOGETHER, move |all: Vec<Delivery<OrderConfirmed>>| {
            follow(confirmed.clone(), all.iter().map(|it| it.event.order_id).collect())
        })
        .on(NAME, move |it: Delivery<OrderPaymentFailed>| {
            follow(failed.clone(), vec![it.event.order.order_id])
        })
        .on(NAME, move |it: Delivery<OrderCancelled>| {
            follow(cancelled.clone(), vec![it.event.order.order_id])
        })
        .on(NAME, move |it: Delivery<OrderShipped>| follow(shipped.clone(), vec![it.event.order.order_id]))
        .on(NAME, move |it: Delivery<OrderDelivered>| {
            follow(delivered.clone(), vec![it.event.order.order_id])
        })
        .on(NAME, move |it: Delivery<OrderRefunded>| follow(refunded.clone(), vec![it.event.order.order_id]))
}

async fn follow(copies: Copies, mut orders: Vec<OrderId>) -> Result<(), HandlerError> {
    orders.sort_unstable();
    orders.dedup();
    copies.copy_order_events(&orders).await?;
    Ok(())
}
