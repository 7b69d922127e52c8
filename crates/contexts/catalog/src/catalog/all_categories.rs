//! The categories as they are, for files and projections.

use super::Catalog;
use crate::{category::Category, error::CatalogError, store::categories};

impl Catalog {
    /// All categories, in no order; [`crate::MAX_CATEGORIES`] at most.
    ///
    /// # Errors
    /// The database's.
    pub async fn all_categories(&self) -> Result<Vec<Category>, CatalogError> {
        Ok(self.database.scan(categories::tree).await?.into_all())
    }
}
