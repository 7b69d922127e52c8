//! A product was created, changed or archived, perhaps by another process: kept answers and prices are made anew, and
//! the search index follows. What it says is read again, so that the order in which events arrive does not matter.

use std::sync::Arc;

use catalog::{Catalog, CatalogError, ProductArchived, ProductCreated, ProductUpdated, Status};
use primitives::ProductId;
use queue::{HandlerError, Subscriptions};
use search::Search;

use crate::search_text::search_text;

pub(crate) fn subscribe(
    subscriptions: Subscriptions,
    catalog: &Arc<Catalog>,
    search: &Search,
) -> Subscriptions {
    const NAME: &str = "shelf.on_product_changed";
    let follow = |id: ProductId, catalog: &Arc<Catalog>, search: &Search| {
        let (catalog, search) = (Arc::clone(catalog), search.clone());
        async move { index(id, &catalog, &search).await }
    };
    let (c, s) = (Arc::clone(catalog), search.clone());
    let subscriptions =
        subscriptions.on(NAME, move |d: queue::Delivery<ProductCreated>| follow(d.event.product_id, &c, &s));
    let (c, s) = (Arc::clone(catalog), search.clone());
    let subscriptions =
        subscriptions.on(NAME, move |d: queue::Delivery<ProductUpdated>| follow(d.event.product_id, &c, &s));
    let (c, s) = (Arc::clone(catalog), search.clone());
    subscriptions.on(NAME, move |d: queue::Delivery<ProductArchived>| follow(d.event.product_id, &c, &s))
}

async fn index(id: ProductId, catalog: &Catalog, search: &Search) -> Result<(), HandlerError> {
    catalog.forget_product(id);
    let indexed = match catalog.current_product(&id.to_string()).await {
        Ok(product) if product.status == Status::Active => {
            search.put(vec![(id, search_text(&product))]).await
        }
        Ok(_) | Err(CatalogError::NotFound) => search.remove(vec![id]).await,
        Err(error) => return Err(HandlerError::Retry(error.to_string())),
    };
    indexed.map_err(|error| HandlerError::Retry(error.to_string()))
}
