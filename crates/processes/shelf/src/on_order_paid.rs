//! An order was paid: its products move up among the best-selling ones, once however often the event is delivered.

use std::sync::Arc;

use catalog::Catalog;
use orders::OrderPaid;
use primitives::ProductId;
use queue::{Delivery, HandlerError, Subscriptions};

pub(crate) fn subscribe(subscriptions: Subscriptions, catalog: &Arc<Catalog>) -> Subscriptions {
    let catalog = Arc::clone(catalog);
    subscriptions.on("shelf.on_order_paid", move |delivery: Delivery<OrderPaid>| {
        let catalog = Arc::clone(&catalog);
        async move { follow(&delivery, &catalog).await }
    })
}

async fn follow(delivery: &Delivery<OrderPaid>, catalog: &Catalog) -> Result<(), HandlerError> {
    let lines = &delivery.event.order.line_items;
    let sold: Vec<(ProductId, u32)> =
        lines.iter().map(|line| (line.product_id, line.quantity.get())).collect();
    let ticket = delivery.ticket();
    let counted = catalog.record_sales_once(&sold, move |tx| ticket.finish(tx)).await;
    counted.map_err(|error| HandlerError::Retry(error.to_string()))
}
