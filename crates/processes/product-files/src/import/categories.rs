//! The categories of an import: each way down the tree is looked up once, and made where it is missing.

use std::collections::HashMap;

use catalog::{Catalog, CatalogError, CategoryDraft, CategoryTitle};
use primitives::{CategoryId, Handle};

use crate::CategoryStep;

/// The categories that were needed so far; no more than the catalogue takes.
#[derive(Default)]
pub(super) struct Categories(HashMap<Vec<CategoryTitle>, (CategoryId, Handle)>);

impl Categories {
    /// The handle of the category at the end of this way; what is missing is made.
    pub(super) async fn ensure(
        &mut self,
        catalog: &Catalog,
        way: &[CategoryStep],
    ) -> Result<Handle, CatalogError> {
        let (mut path, mut found) = (Vec::with_capacity(way.len()), None);
        for step in way {
            path.push(step.title.clone());
            let known = match self.0.get(&path) {
                Some(known) => known.clone(),
                None => {
                    let made = ensure_one(catalog, step, found.map(|(id, _)| id), &path).await?;
                    self.0.insert(path.clone(), made.clone());
                    made
                }
            };
            found = Some(known);
        }
        found.map(|(_, handle)| handle).ok_or(CatalogError::NotFound)
    }
}

async fn ensure_one(
    catalog: &Catalog,
    step: &CategoryStep,
    parent_id: Option<CategoryId>,
    path: &[CategoryTitle],
) -> Result<(CategoryId, Handle), CatalogError> {
    let here =
        |category: &&catalog::Category| category.parent_id == parent_id && category.title == *step.title;
    let all = catalog.all_categories().await?;
    if let Some(category) = all.iter().find(here) {
        return Ok((category.id, category.handle.clone()));
    }
    let Some(handle) = step.handle.clone() else { return catalog.ensure_category(path.to_vec()).await };
    let draft = CategoryDraft {
        title: step.title.clone(),
        handle: Some(handle),
        parent_id,
        position: step.position,
        image: None,
    };
    match catalog.create_category(draft).await {
        Ok(category) => Ok((category.id, category.handle)),
        // Another category of this shop has the handle.
        Err(CatalogError::HandleTaken(_)) => catalog.ensure_category(path.to_vec()).await,
        Err(error) => Err(error),
    }
}
