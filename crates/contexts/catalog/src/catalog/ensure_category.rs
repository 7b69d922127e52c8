//! Making the categories of an import, where they are missing.

use database::Tx;
use primitives::{CategoryId, Handle, Timestamp};

use super::{Catalog, change_category::free_handle};
use crate::{
    category::{Category, CategoryTitle, CategoryTree, MAX_CATEGORIES},
    error::CatalogError,
    store::categories,
};

impl Catalog {
    /// The category at the end of this path of titles, from the top down; what is missing is made. Answers with its
    /// id and handle; [`CatalogError::NotFound`] for an empty path.
    ///
    /// # Errors
    /// [`CatalogError::TooManyCategories`], or the database's.
    pub async fn ensure_category(
        &self,
        path: Vec<CategoryTitle>,
    ) -> Result<(CategoryId, Handle), CatalogError> {
        let clock = self.clock.clone();
        let write = self.database.write(move |tx| ensure(tx, &path, clock.now()));
        let (category, made) = write.await?;
        if made {
            self.freshness.lists_changed();
        }
        Ok((category.id, category.handle))
    }
}

fn ensure(tx: &mut Tx, path: &[CategoryTitle], now: Timestamp) -> Result<(Category, bool), CatalogError> {
    let mut tree = categories::tree(tx)?;
    let (mut parent, mut last, mut made) = (None, None, false);
    for title in path {
        let category = match tree.child_titled(parent, title) {
            Some(category) => category.clone(),
            None => {
                let category = make(tx, &tree, parent, title, now)?;
                made = true;
                tree = tree.with(category.clone());
                category
            }
        };
        parent = Some(category.id);
        last = Some(category);
    }
    last.map(|category| (category, made)).ok_or(CatalogError::NotFound)
}

fn make(
    tx: &mut Tx,
    tree: &CategoryTree,
    parent_id: Option<CategoryId>,
    title: &str,
    now: Timestamp,
) -> Result<Category, CatalogError> {
    if tree.len() >= MAX_CATEGORIES {
        return Err(CatalogError::TooManyCategories);
    }
    let id = CategoryId::new();
    let handle = free_handle(tree, parent_id, title, id);
    let title = title.to_owned();
    let category = Category { id, parent_id, handle, title, position: 0, image: None, version: 1 };
    categories::insert(tx, &category, now)?;
    Ok(category)
}
