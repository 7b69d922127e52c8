//! An order was paid: its products move up among the best-selling ones. An event that is delivered twice counts twice,
//! which a ranking can bear.

use std::sync::Arc;

use catalog::Catalog;
use orders::OrderPaid;
use primitives::ProductId;
use queue::{Delivery, HandlerError, Subscriptions};

pub(crate) fn subscribe(subscriptions: Subscriptions, catalog: &Arc<Catalog>) -> Subscriptions {
    let catalog = Arc::clone(catalog);
    subscriptions.on("shelf.on_order_paid", move |delivery: Delivery<OrderPaid>| {
        let catalog = Arc::clone(&catalog);
        async move { follow(&delivery.event, &catalog).await }
    })
}

async fn follow(event: &OrderPaid, catalog: &Catalog) -> Result<(), HandlerError> {
    let sold: Vec<(ProductId, u32)> =
        event.order.line_items.iter().map(|line| (line.product_id, line.quantity.get())).collect();
    catalog.record_sales(&sold).await.map_err(|error| HandlerError::Retry(error.to_string()))
}
