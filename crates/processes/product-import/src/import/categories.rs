//! The categories of an import: each kind of product is one, looked up once.

use std::collections::HashMap;

use catalog::{Catalog, CatalogError, CategoryTitle};
use primitives::Handle;

/// The handles of the categories that were needed so far; no more than the catalogue takes.
#[derive(Default)]
pub(super) struct Categories(HashMap<CategoryTitle, Handle>);

impl Categories {
    /// The handle of the category with this title, which is made if there is none.
    pub(super) async fn ensure(
        &mut self,
        catalog: &Catalog,
        title: &CategoryTitle,
    ) -> Result<Handle, CatalogError> {
        if let Some(handle) = self.0.get(title) {
            return Ok(handle.clone());
        }
        let (_, handle) = catalog.ensure_category(vec![title.clone()]).await?;
        self.0.insert(title.clone(), handle.clone());
        Ok(handle)
    }
}
