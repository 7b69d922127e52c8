//! A parcel has arrived: the buyer is told, in case it has not.

use orders::OrderDelivered;
use queue::{Delivery, HandlerError};

use crate::letters::Letters;

pub(crate) async fn on_order_delivered(
    letters: Letters,
    delivery: Delivery<OrderDelivered>,
) -> Result<(), HandlerError> {
    let OrderDelivered { order, complete, .. } = delivery.event;
    let mail = notifications::OrderDelivered {
        link: letters.order_link(order.order_id),
        order_number: order.number.clone(),
        complete,
        name: order.name,
    };
    letters.send(delivery.event_id, &order.email, &mail).await
}
