//! An order was paid: what it sold leaves the cart it came from. What was added to the cart since stays.

use std::sync::Arc;

use cart::Carts;
use database::{Database, Error};
use orders::OrderPaid;
use queue::{Delivery, HandlerError, Subscriptions};

use crate::store;

/// Subscribes to the events of orders.
#[must_use]
pub fn subscribe(subscriptions: Subscriptions, database: &Database, carts: &Arc<Carts>) -> Subscriptions {
    let (database, carts) = (database.clone(), Arc::clone(carts));
    subscriptions.on("checkout.on_order_paid", move |delivery: Delivery<OrderPaid>| {
        let (database, carts) = (database.clone(), Arc::clone(&carts));
        async move { clear_cart(&delivery.event, &database, &carts).await }
    })
}

async fn clear_cart(event: &OrderPaid, database: &Database, carts: &Carts) -> Result<(), HandlerError> {
    let (order, checkout) = (&event.order, event.order.checkout_id);
    let found = database.read(|snapshot| store::find(snapshot, checkout)).await;
    let Some(checkout) = found.map_err(|error: Error| HandlerError::Database(error))? else { return Ok(()) };
    let sold: Vec<_> = order.line_items.iter().map(|line| (line.id, line.quantity)).collect();
    let cleared = carts.clear_after_checkout(checkout.cart_id, checkout.user_id, order.order_id, &sold).await;
    cleared.map_err(|error| HandlerError::Retry(error.to_string()))
}
