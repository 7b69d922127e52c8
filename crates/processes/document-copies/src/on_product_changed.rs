//! A product was created, changed or archived: its documents follow. What it says is read again, so that the order in
//! which events arrive does not matter.

use catalog::{ProductArchived, ProductCreated, ProductUpdated};
use primitives::ProductId;
use queue::{Delivery, HandlerError, Subscriptions};

use crate::Copies;

const NAME: &str = "document_copies.on_product_changed";

pub(crate) fn subscribe(subscriptions: Subscriptions, copies: &Copies) -> Subscriptions {
    let (created, updated, archived) = (copies.clone(), copies.clone(), copies.clone());
    subscriptions
        .on(NAME, move |it: Delivery<ProductCreated>| follow(created.clone(), it.event.product_id))
        .on(NAME, move |it: Delivery<ProductUpdated>| follow(updated.clone(), it.event.product_id))
        .on(NAME, move |it: Delivery<ProductArchived>| follow(archived.clone(), it.event.product_id))
}

async fn follow(copies: Copies, product: ProductId) -> Result<(), HandlerError> {
    copies.copy_product(product).await?;
    Ok(())
}
