//! The demo categories, in the order of their file.

use std::collections::HashMap;

use catalog::{Catalog, CatalogError, CategoryDraft, CategoryTitle};
use primitives::{CategoryId, Handle};

use crate::{DemoError, album::Album, catalogue::Category};

/// The handles under which the categories are found, by those of their file.
pub type CategoryHandles = HashMap<Handle, Handle>;

struct Made {
    id: CategoryId,
    handle: Handle,
    /// The titles from the top down.
    path: Vec<CategoryTitle>,
}

/// Makes the categories that are missing and leaves the others as they are.
pub async fn ensure(
    catalog: &Catalog,
    all: Vec<Category>,
    album: &Album,
) -> Result<CategoryHandles, DemoError> {
    let mut made: HashMap<Handle, Made> = HashMap::with_capacity(all.len());
    for (position, category) in (0..).zip(all) {
        let parent = match &category.parent {
            None => None,
            Some(parent) => Some(made.get(parent).ok_or_else(|| {
                DemoError::Catalogue(format!("category {} stands before {parent}", category.handle))
            })?),
        };
        let mut path = parent.map(|parent| parent.path.clone()).unwrap_or_default();
        path.push(category.title.clone());
        let wanted = CategoryDraft {
            title: category.title,
            handle: Some(category.handle.clone()),
            parent_id: parent.map(|parent| parent.id),
            position,
            image: Some(album.medium(&category.image)?),
        };
        let (id, handle) = ensure_one(catalog, wanted, &path).await?;
        made.insert(category.handle, Made { id, handle, path });
    }
    Ok(made.into_iter().map(|(named, made)| (named, made.handle)).collect())
}

async fn ensure_one(
    catalog: &Catalog,
    wanted: CategoryDraft,
    path: &[CategoryTitle],
) -> Result<(CategoryId, Handle), CatalogError> {
    match catalog.create_category(wanted).await {
        Ok(category) => Ok((category.id, category.handle)),
        // Made by an earlier time; or a shop of somebody else has another category of this name.
        Err(CatalogError::HandleTaken(_)) => catalog.ensure_category(path.to_vec()).await,
        Err(error) => Err(error),
    }
}
