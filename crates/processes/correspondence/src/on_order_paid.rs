//! The money has come: the buyer gets the receipt.

use notifications::OrderConfirmed;
use orders::OrderPaid;
use queue::{Delivery, HandlerError};

use crate::{letters::Letters, order_words::receipt};

pub(crate) async fn on_order_paid(
    letters: Letters,
    delivery: Delivery<OrderPaid>,
) -> Result<(), HandlerError> {
    let OrderPaid { order } = delivery.event;
    let mail = OrderConfirmed {
        link: letters.order_link(order.order_id),
        order_number: order.number.clone(),
        lines: receipt(&order),
        currency: order.currency,
        totals: order.totals,
        shipping_address: order.shipping_address,
        name: order.name,
    };
    letters.send(delivery.event_id, &order.email, &mail).await
}
