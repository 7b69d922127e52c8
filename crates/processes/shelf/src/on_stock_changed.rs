//! Stock has changed: answers that show it are made anew. The levels of the events say what changed, not what is: they
//! are read again, since events may overtake each other, and once for all events of a moment.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use catalog::Catalog;
use inventory::{Inventory, StockChanged};
use primitives::VariantId;
use queue::{Delivery, Gather, HandlerError, Subscriptions};

/// How many changes are followed together. Shoppers see an old quantity so long.
const TOGETHER: Gather = Gather { at_most: 200, within: Duration::from_millis(50) };

pub(crate) fn subscribe(
    subscriptions: Subscriptions,
    catalog: &Arc<Catalog>,
    inventory: &Inventory,
) -> Subscriptions {
    let (catalog, inventory) = (Arc::clone(catalog), inventory.clone());
    subscriptions.on_many("shelf.on_stock_changed", TOGETHER, move |changes: Vec<Delivery<StockChanged>>| {
        let (catalog, inventory) = (Arc::clone(&catalog), inventory.clone());
        async move { follow(&changes, &catalog, &inventory).await }
    })
}

async fn follow(
    changes: &[Delivery<StockChanged>],
    catalog: &Catalog,
    inventory: &Inventory,
) -> Result<(), HandlerError> {
    let levels = changes.iter().flat_map(|change| &change.event.levels);
    let variants: BTreeSet<VariantId> = levels.map(|level| level.variant_id).collect();
    let variants: Vec<VariantId> = variants.into_iter().collect();
    let now =
        inventory.availability(&variants).await.map_err(|error| HandlerError::Retry(error.to_string()))?;
    let levels: Vec<_> = now.into_iter().collect();
    catalog.stock_changed(&levels).await.map_err(|error| HandlerError::Retry(error.to_string()))
}
