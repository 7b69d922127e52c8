//! Looking through everything for copies that differ, and mending those.

use std::time::Duration;

use catalog::Product;
use documents::{DocumentsError, Key};
use primitives::{OrderId, ProductId, Timestamp};
use serde::Serialize;

use crate::{
    Copies, CopyError,
    copy_product::media_of,
    plan::{Kept, PRODUCT_CATALOG, images_in, plan},
};

/// Products that are compared with a few requests.
const PART: u32 = 50;

/// How often a copy is tried while others are faster.
const ATTEMPTS: u32 = 20;

/// What came of looking through everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Synced {
    /// How many products or orders were looked at.
    pub checked: u64,
    /// How many had copies that differed.
    pub repaired: u64,
}

impl Copies {
    /// Compares the documents of all products with the products and mends those that differ; `told` hears of each part.
    /// Products are archived and never erased, so that none is overlooked which has a document too many.
    ///
    /// # Errors
    /// Why something could not be read or written; what was mended until then stays so.
    pub async fn sync_product_catalog(&self, mut told: impl FnMut(Synced)) -> Result<Synced, CopyError> {
        let (mut synced, mut after) = (Synced::default(), None);
        loop {
            let products = self.catalog.walk_products(after, PART).await?;
            let Some(last) = products.last() else { return Ok(synced) };
            after = Some(last.id);
            for id in self.that_differ(&products).await? {
                synced.repaired += u64::from(self.copy_until_it_is(id).await?);
            }
            synced.checked += products.len() as u64;
            told(synced);
        }
    }

    /// Those of these products whose documents say something else.
    async fn that_differ(&self, products: &[Product]) -> Result<Vec<ProductId>, CopyError> {
        let keys = products.iter().map(|product| Key::of(product.id)).collect::<Result<Vec<_>, _>>()?;
        let documents = self.documents.get_many(PRODUCT_CATALOG, &keys).await?;
        let of_documents = documents.iter().flat_map(|document| images_in(document.as_ref()));
        let images =
            products.iter().flat_map(|product| media_of(Some(product))).chain(of_documents).collect();
        let mut pictures = self.pictures(images).await?;
        let mut differ = Vec::new();
        for (product, document) in products.iter().zip(documents) {
            let own = media_of(Some(product)).chain(images_in(document.as_ref()));
            let own: Vec<_> =
                own.filter_map(|id| pictures.remove(&id).map(|document| (id, document))).collect();
            let kept = Kept { product: document, pictures: own.into_iter().collect() };
            if !plan(product.id, Some(product), &kept)?.is_empty() {
                differ.push(product.id);
            }
        }
        Ok(differ)
    }

    /// Copies a product, again while others are faster.
    async fn copy_until_it_is(&self, id: ProductId) -> Result<bool, CopyError> {
        for _ in 1..ATTEMPTS {
            match self.copy_product(id).await {
                Err(CopyError::Documents(DocumentsError::Conflict { .. })) => {}
                copied => return copied,
            }
        }
        self.copy_product(id).await
    }

    /// Completes the histories of the orders that were placed within `age`; older ones were completed when they were
    /// that young.
    ///
    /// # Errors
    /// Why something could not be read or written; what was mended until then stays so.
    pub async fn sync_order_events(&self, now: Timestamp, age: Duration) -> Result<Synced, CopyError> {
        let (mut synced, mut after) = (Synced::default(), Some(first_since(now.minus(age))));
        loop {
            let from = after;
            let orders = self.orders.read(|s| orders::store::placed_after(s, from, PART)).await?;
            let Some(last) = orders.last() else { return Ok(synced) };
            after = Some(last.id);
            let mut missing = Vec::new();
            for order in &orders {
                let of_order = self.missing(order).await?;
                synced.repaired += u64::from(!of_order.is_empty());
                missing.extend(of_order);
            }
            self.append(&missing).await?;
            synced.checked += orders.len() as u64;
        }
    }
}

/// Ids of orders begin with the time at which they were made.
fn first_since(time: Timestamp) -> OrderId {
    let millis = u64::try_from(time.micros() / 1_000).unwrap_or_default();
    OrderId::from_uuid(uuid::Uuid::from_u128(u128::from(millis) << 80))
}
