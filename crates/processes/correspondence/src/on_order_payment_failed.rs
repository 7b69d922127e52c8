//! A payment did not work: the buyer is asked to try again.

use notifications::PaymentFailed;
use orders::OrderPaymentFailed;
use queue::{Delivery, HandlerError};

use crate::letters::Letters;

pub(crate) async fn on_order_payment_failed(
    letters: Letters,
    delivery: Delivery<OrderPaymentFailed>,
) -> Result<(), HandlerError> {
    let OrderPaymentFailed { order, reason } = delivery.event;
    let mail = PaymentFailed {
        link: letters.order_link(order.order_id),
        order_number: order.number.clone(),
        currency: order.currency,
        total: order.total,
        reason,
        name: order.name,
    };
    letters.send(delivery.event_id, &order.email, &mail).await
}
