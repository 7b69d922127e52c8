//! An order was called off: the buyer is told, with an apology when there was nothing left. Any other reason may be
//! the staff's own words and is not told.

use notifications::{Item, OutOfStock};
use orders::{OrderCancelled, OrderSummary};
use queue::{Delivery, HandlerError};

use crate::{OUT_OF_STOCK, letters::Letters, order_words::items};

pub(crate) async fn on_order_cancelled(
    letters: Letters,
    delivery: Delivery<OrderCancelled>,
) -> Result<(), HandlerError> {
    let (occasion, event) = (delivery.event_id, delivery.event);
    let to = event.order.email.clone();
    let (items, link) = (items(&event.order), letters.order_link(event.order.order_id));
    if event.reason == OUT_OF_STOCK {
        letters.send(occasion, &to, &apology(event.order, items, link)).await
    } else {
        letters.send(occasion, &to, &notice(event.order, items, link)).await
    }
}

fn apology(order: OrderSummary, items: Vec<Item>, link: String) -> OutOfStock {
    OutOfStock {
        name: order.name,
        order_number: order.number,
        currency: order.currency,
        total: order.total,
        items,
        link,
    }
}

fn notice(order: OrderSummary, items: Vec<Item>, link: String) -> notifications::OrderCancelled {
    notifications::OrderCancelled {
        name: order.name,
        order_number: order.number,
        currency: order.currency,
        total: order.total,
        items,
        link,
    }
}
