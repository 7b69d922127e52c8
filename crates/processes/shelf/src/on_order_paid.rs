//! Orders were paid: their products move up among the best-selling ones, once however often an event is delivered. The
//! rows that lists are made of are many for each product and the same for many orders, so orders are counted together.

use std::{sync::Arc, time::Duration};

use catalog::{Catalog, Pieces};
use database::Tx;
use orders::OrderPaid;
use queue::{Delivery, Gather, HandlerError, Subscriptions, Ticket};

/// How many orders are counted together.
const TOGETHER: Gather = Gather { at_most: 500, within: Duration::from_millis(500) };

/// Says in the transaction of an effect whether it is the first one of an event: [`Ticket::finish`] where the event is in
/// the same database, [`Ticket::note`] where it is in another one.
pub type Once = fn(&Ticket, &mut Tx<'_>) -> Result<bool, database::Error>;

pub(crate) fn subscribe(subscriptions: Subscriptions, catalog: &Arc<Catalog>, once: Once) -> Subscriptions {
    let catalog = Arc::clone(catalog);
    subscriptions.on_many("shelf.on_order_paid", TOGETHER, move |deliveries: Vec<Delivery<OrderPaid>>| {
        let catalog = Arc::clone(&catalog);
        async move { follow(&deliveries, &catalog, once).await }
    })
}

async fn follow(
    deliveries: &[Delivery<OrderPaid>],
    catalog: &Catalog,
    once: Once,
) -> Result<(), HandlerError> {
    let sales = deliveries.iter().map(|delivery| (delivery.ticket(), sold(&delivery.event))).collect();
    let counted = catalog.record_sales_once(sales, once).await;
    counted.map_err(|error| HandlerError::Retry(error.to_string()))
}

fn sold(event: &OrderPaid) -> Pieces {
    event.order.line_items.iter().map(|line| (line.product_id, line.quantity.get())).collect()
}
