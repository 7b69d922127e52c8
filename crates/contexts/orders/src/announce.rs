//! Which of an order's events the rest of the shop is told, through the outbox.

use database::Tx;
use primitives::{OrderId, Timestamp};

use crate::{
    FulfillmentStatus, OrderCancelled, OrderConfirmed, OrderDelivered, OrderError, OrderEvent, OrderPaid,
    OrderPaymentFailed, OrderRefunded, OrderShipped, OrderSummary, PaymentStatus, States, recorded::Paid,
    store,
};

/// Announces `event`, after which the order is in `states`; answers how much money has come with it.
pub(crate) fn announce(
    tx: &mut Tx<'_>,
    now: Timestamp,
    id: OrderId,
    event: &OrderEvent,
    states: States,
) -> Result<Option<Paid>, OrderError> {
    if matches!(event, OrderEvent::Confirmed) {
        queue::emit(tx, now, &OrderConfirmed { order_id: id })?;
    }
    if is_internal(event) {
        return Ok(None);
    }
    let order = store::summary(tx, id)?.ok_or(OrderError::UnknownOrder(id))?;
    let paid = Paid::by(event, &order);
    emit(tx, now, order, event, states)?;
    Ok(paid)
}

/// Whether nobody else needs to know what was bought.
const fn is_internal(event: &OrderEvent) -> bool {
    matches!(
        event,
        OrderEvent::Placed { .. }
            | OrderEvent::PaymentAuthorized
            | OrderEvent::Confirmed
            | OrderEvent::OutOfStock
            | OrderEvent::Returned
    )
}

fn emit(
    tx: &mut Tx<'_>,
    now: Timestamp,
    order: OrderSummary,
    event: &OrderEvent,
    states: States,
) -> Result<(), database::Error> {
    let emitted = match event.clone() {
        // Announced where it is placed, or not at all.
        OrderEvent::Placed { .. }
        | OrderEvent::PaymentAuthorized
        | OrderEvent::Confirmed
        | OrderEvent::OutOfStock
        | OrderEvent::Returned => return Ok(()),
        OrderEvent::Paid => queue::emit(tx, now, &OrderPaid { order }),
        OrderEvent::PaymentFailed { reason } => queue::emit(tx, now, &OrderPaymentFailed { order, reason }),
        OrderEvent::Cancelled { reason } => queue::emit(tx, now, &OrderCancelled { order, reason }),
        OrderEvent::Shipped { shipment_id, line_items: shipped, complete } => {
            queue::emit(tx, now, &OrderShipped { order, shipment_id, shipped, complete })
        }
        OrderEvent::Delivered { shipment_id } => {
            let complete = states.fulfillment == FulfillmentStatus::Delivered;
            queue::emit(tx, now, &OrderDelivered { order, shipment_id, complete })
        }
        OrderEvent::Refunded { refund_id, amount } => {
            let complete = states.payment == PaymentStatus::Refunded;
            queue::emit(tx, now, &OrderRefunded { order, refund_id, amount, complete })
        }
    };
    emitted.map(drop)
}
