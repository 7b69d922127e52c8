//! A parcel has left: the buyer is told what is in it.

use orders::OrderShipped;
use queue::{Delivery, HandlerError};

use crate::{letters::Letters, order_words::shipped_items};

pub(crate) async fn on_order_shipped(
    letters: Letters,
    delivery: Delivery<OrderShipped>,
) -> Result<(), HandlerError> {
    let OrderShipped { order, shipped, complete, .. } = delivery.event;
    let mail = notifications::OrderShipped {
        link: letters.order_link(order.order_id),
        order_number: order.number.clone(),
        items: shipped_items(&order, &shipped),
        complete,
        shipping_address: order.shipping_address,
        name: order.name,
    };
    letters.send(delivery.event_id, &order.email, &mail).await
}
