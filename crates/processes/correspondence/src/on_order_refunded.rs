//! Money went back: the buyer is told how much.

use orders::OrderRefunded;
use queue::{Delivery, HandlerError};

use crate::letters::Letters;

pub(crate) async fn on_order_refunded(
    letters: Letters,
    delivery: Delivery<OrderRefunded>,
) -> Result<(), HandlerError> {
    let OrderRefunded { order, amount, complete, .. } = delivery.event;
    let mail = notifications::OrderRefunded {
        link: letters.order_link(order.order_id),
        order_number: order.number.clone(),
        currency: order.currency,
        amount,
        complete,
        name: order.name,
    };
    letters.send(delivery.event_id, &order.email, &mail).await
}
