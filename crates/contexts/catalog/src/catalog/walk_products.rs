//! All products, a part at a time: for indexes and projections that are built anew.

use primitives::ProductId;

use super::Catalog;
use crate::{
    error::CatalogError,
    product::Product,
    store::{existing, load},
};

/// The most products of one part.
const MAX_PART: u32 = 200;

impl Catalog {
    /// The next products of any status after `after`, in the order of their ids, 200 at most; none at the end. What
    /// there is of them is not looked up.
    ///
    /// # Errors
    /// The database's.
    pub async fn walk_products(
        &self,
        after: Option<ProductId>,
        limit: u32,
    ) -> Result<Vec<Product>, CatalogError> {
        let currency = self.currency;
        let read = self.database.scan(move |s| {
            let ids = existing::ids_after(s, after, limit.min(MAX_PART))?;
            load::by_ids(s, &ids, currency)
        });
        Ok(read.await?)
    }
}
