//! Making, changing, moving and deleting categories.

use database::Tx;
use primitives::{CategoryId, Handle, Timestamp};

use super::Catalog;
use crate::{
    category::{Category, CategoryDraft, CategoryTree, MAX_CATEGORIES},
    draft::{Faults, check_medium},
    error::CatalogError,
    picture::CategoryImage,
    store::{categories, listing},
};

impl Catalog {
    /// Makes a category.
    ///
    /// # Errors
    /// [`CatalogError::HandleTaken`], [`CatalogError::TooManyCategories`], or [`CatalogError::Invalid`] when there is
    /// no such parent or the picture breaks rules.
    pub async fn create_category(&self, mut draft: CategoryDraft) -> Result<Category, CatalogError> {
        check_image(&mut draft)?;
        let clock = self.clock.clone();
        let category = self.database.write(move |tx| create(tx, &draft, clock.now())).await?;
        self.freshness.lists_changed();
        Ok(category)
    }

    /// Changes a category: its title, handle, place or parent. Its products stay in it, and old links lead to it.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`], [`CatalogError::Stale`], [`CatalogError::HandleTaken`],
    /// [`CatalogError::CategoryCycle`], or [`CatalogError::Invalid`] when there is no such parent or the
    /// picture breaks rules.
    pub async fn replace_category(
        &self,
        id: CategoryId,
        mut draft: CategoryDraft,
        version: Option<i64>,
    ) -> Result<Category, CatalogError> {
        check_image(&mut draft)?;
        let clock = self.clock.clone();
        let category = self.database.write(move |tx| replace(tx, id, &draft, version, clock.now())).await?;
        // Every product below may show its title.
        self.freshness.everything_changed();
        Ok(category)
    }

    /// Deletes an empty category.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`], [`CatalogError::CategoryInUse`].
    pub async fn delete_category(&self, id: CategoryId) -> Result<(), CatalogError> {
        let write = self.database.write(move |tx| {
            let tree = categories::tree(tx)?;
            tree.get(id).ok_or(CatalogError::NotFound)?;
            if tree.has_children(id) || categories::has_products(tx, id)? {
                return Err(CatalogError::CategoryInUse);
            }
            Ok(categories::delete(tx, id)?)
        });
        write.await?;
        self.freshness.lists_changed();
        Ok(())
    }
}

fn create(tx: &mut Tx, draft: &CategoryDraft, now: Timestamp) -> Result<Category, CatalogError> {
    let tree = categories::tree(tx)?;
    if tree.len() >= MAX_CATEGORIES {
        return Err(CatalogError::TooManyCategories);
    }
    check_parent(&tree, draft)?;
    let id = CategoryId::new();
    let handle = match &draft.handle {
        Some(handle) => wanted_handle(&tree, handle, id)?,
        None => free_handle(&tree, draft.parent_id, &draft.title, id),
    };
    let category = described(id, draft, handle, None, 1);
    categories::insert(tx, &category, now)?;
    Ok(category)
}

fn replace(
    tx: &mut Tx,
    id: CategoryId,
    draft: &CategoryDraft,
    version: Option<i64>,
    now: Timestamp,
) -> Result<Category, CatalogError> {
    let tree = categories::tree(tx)?;
    let current = tree.get(id).ok_or(CatalogError::NotFound)?;
    if version.is_some_and(|version| version != current.version) {
        return Err(CatalogError::Stale);
    }
    check_parent(&tree, draft)?;
    if draft.parent_id.is_some_and(|parent| tree.is_below(parent, id)) {
        return Err(CatalogError::CategoryCycle);
    }
    let handle = match &draft.handle {
        Some(handle) => wanted_handle(&tree, handle, id)?,
        None => current.handle.clone(),
    };
    let category = described(id, draft, handle, current.image.as_ref(), current.version + 1);
    categories::update(tx, &category, &current.handle, now)?;
    if current.parent_id != category.parent_id {
        let above = |parent: Option<CategoryId>| parent.map(|parent| tree.path(parent)).unwrap_or_default();
        listing::move_below(tx, id, &above(current.parent_id), &above(category.parent_id))?;
    }
    Ok(category)
}

fn described(
    id: CategoryId,
    draft: &CategoryDraft,
    handle: Handle,
    former: Option<&CategoryImage>,
    version: i64,
) -> Category {
    let image = draft.image.as_ref().map(|image| image.category_image(former));
    let (parent_id, title) = (draft.parent_id, draft.title.to_string());
    Category { id, parent_id, handle, title, position: draft.position.into(), image, version }
}

fn check_image(draft: &mut CategoryDraft) -> Result<(), CatalogError> {
    let Some(image) = &mut draft.image else { return Ok(()) };
    image.sort_renditions();
    let mut faults = Faults::default();
    check_medium("/image", image, &mut faults);
    if faults.0.is_empty() { Ok(()) } else { Err(CatalogError::Invalid(faults.0)) }
}

fn check_parent(tree: &CategoryTree, draft: &CategoryDraft) -> Result<(), CatalogError> {
    match draft.parent_id {
        Some(parent) if tree.get(parent).is_none() => {
            Err(CatalogError::invalid("/parent_id", "unknown", "there is no such category"))
        }
        _ => Ok(()),
    }
}

fn wanted_handle(tree: &CategoryTree, handle: &Handle, id: CategoryId) -> Result<Handle, CatalogError> {
    match tree.by_handle().get(handle.as_str()) {
        Some(owner) if *owner != id => Err(CatalogError::HandleTaken(handle.to_string())),
        _ => Ok(handle.clone()),
    }
}

/// A handle that no category has: of the title, of the parent and the title, or with the end of the id.
pub(super) fn free_handle(
    tree: &CategoryTree,
    parent: Option<CategoryId>,
    title: &str,
    id: CategoryId,
) -> Handle {
    let taken = tree.by_handle();
    let above = parent.and_then(|parent| tree.get(parent)).map_or("", |parent| parent.handle.as_str());
    let text = id.to_string();
    let tail = &text[text.len() - 8..];
    [title.to_owned(), format!("{above} {title}"), format!("category {tail}")]
        .iter()
        .filter_map(|words| Handle::from_title(words))
        .find(|handle| !taken.contains_key(handle.as_str()))
        .unwrap_or_else(|| unreachable!("the end of an id is unique"))
}
