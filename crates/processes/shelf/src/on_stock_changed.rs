//! Stock has changed: answers that show it are made anew. The levels of the event say what changed, not what is: they
//! are read again, since events may overtake each other.

use std::sync::Arc;

use catalog::Catalog;
use inventory::{Inventory, StockChanged};
use primitives::VariantId;
use queue::{Delivery, HandlerError, Subscriptions};

pub(crate) fn subscribe(
    subscriptions: Subscriptions,
    catalog: &Arc<Catalog>,
    inventory: &Inventory,
) -> Subscriptions {
    let (catalog, inventory) = (Arc::clone(catalog), inventory.clone());
    subscriptions.on("shelf.on_stock_changed", move |delivery: Delivery<StockChanged>| {
        let (catalog, inventory) = (Arc::clone(&catalog), inventory.clone());
        async move { follow(&delivery.event, &catalog, &inventory).await }
    })
}

async fn follow(event: &StockChanged, catalog: &Catalog, inventory: &Inventory) -> Result<(), HandlerError> {
    let variants: Vec<VariantId> = event.levels.iter().map(|level| level.variant_id).collect();
    let now =
        inventory.availability(&variants).await.map_err(|error| HandlerError::Retry(error.to_string()))?;
    let levels: Vec<_> = now.into_iter().collect();
    catalog.stock_changed(&levels).await.map_err(|error| HandlerError::Retry(error.to_string()))
}
