//! The addresses of everything that shoppers can look at, a part at a time.

use primitives::{Handle, ProductId, Timestamp};

use super::Catalog;
use crate::{address::ProductAddress, error::CatalogError, store::addresses};

/// The most addresses of one step.
const MAX_STEP: u32 = 1_000;

impl Catalog {
    /// The next products for sale behind `after` and up to `until`, in the order of their ids, 1,000 at most; none at
    /// the end.
    ///
    /// # Errors
    /// The database's.
    pub async fn walk_addresses(
        &self,
        after: Option<ProductId>,
        until: Option<ProductId>,
        limit: u32,
    ) -> Result<Vec<ProductAddress>, CatalogError> {
        Ok(self.kept.scan(move |s| addresses::products(s, after, until, limit.min(MAX_STEP))).await?)
    }

    /// The id of the last of the next `size` products behind `after`, in any status; none if there are fewer.
    ///
    /// # Errors
    /// The database's.
    pub async fn part_end(
        &self,
        after: Option<ProductId>,
        size: u32,
    ) -> Result<Option<ProductId>, CatalogError> {
        Ok(self.kept.scan(move |s| addresses::part_end(s, after, size)).await?)
    }

    /// How many products are for sale.
    ///
    /// # Errors
    /// The database's.
    pub async fn count_addresses(&self) -> Result<u64, CatalogError> {
        Ok(self.kept.scan(addresses::count).await?)
    }

    /// The handles of all categories, with the time of their last change.
    ///
    /// # Errors
    /// The database's.
    pub async fn category_addresses(&self) -> Result<Vec<(Handle, Timestamp)>, CatalogError> {
        Ok(self.kept.scan(addresses::categories).await?)
    }
}
