//! The rows of categories and their former handles.

use database::{Error, Json, Row, Snapshot, Tx, Value, in_list, params};
use primitives::{CategoryId, Handle, Timestamp};

use crate::{
    category::{Category, CategoryTree},
    picture::CategoryImage,
};

fn category(row: &Row<'_>) -> Result<Category, Error> {
    Ok(Category {
        id: row.get(0)?,
        parent_id: row.get(1)?,
        handle: row.parse(2)?,
        title: row.get(3)?,
        position: row.get(4)?,
        image: row.get::<Option<Json<CategoryImage>>>(5)?.map(|json| json.0),
        version: row.get(6)?,
    })
}

fn image(category: &Category) -> Result<Option<Value>, Error> {
    category.image.as_ref().map(Value::json).transpose()
}

/// All of them.
pub(crate) fn tree(s: &mut Snapshot) -> Result<CategoryTree, Error> {
    let sql = "SELECT id, parent_id, handle, title, position, image, version FROM categories";
    s.query(sql, &[], category).map(CategoryTree::new)
}

/// The category with this handle, or that once had it.
pub(crate) fn id_by_handle(s: &mut Snapshot, handle: &Handle) -> Result<Option<CategoryId>, Error> {
    let current =
        s.query_opt("SELECT id FROM categories WHERE handle = ?", &params![handle], |row| row.get(0))?;
    match current {
        Some(id) => Ok(Some(id)),
        None => {
            let sql = "SELECT category_id FROM category_slugs WHERE handle = ?";
            s.query_opt(sql, &params![handle], |row| row.get(0))
        }
    }
}

/// The categories that once had one of these handles.
pub(crate) fn once_named(s: &mut Snapshot, handles: &[&str]) -> Result<Vec<(String, CategoryId)>, Error> {
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    let (list, values) = in_list(handles);
    let sql = format!("SELECT handle, category_id FROM category_slugs WHERE handle IN ({list})");
    s.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Adds a category.
pub(crate) fn insert(tx: &mut Tx, category: &Category, now: Timestamp) -> Result<(), Error> {
    forget_slug(tx, &category.handle)?;
    let row = params![
        category.id,
        category.parent_id,
        &category.handle,
        category.title.as_str(),
        category.position,
        image(category)?,
        category.version,
        now,
        now
    ];
    let columns = "id, parent_id, handle, title, position, image, version, created_at, updated_at";
    tx.insert_many("categories", columns, &[row]).map(drop)
}

/// Overwrites a category; `old` is its handle so far.
pub(crate) fn update(tx: &mut Tx, category: &Category, old: &Handle, now: Timestamp) -> Result<(), Error> {
    if *old != category.handle {
        forget_slug(tx, &category.handle)?;
        let row = params![old, category.id];
        tx.upsert("category_slugs", &["handle"], &["handle", "category_id"], &row, "")?;
    }
    let sql = "UPDATE categories SET parent_id = ?, handle = ?, title = ?, position = ?, image = ?, version = ?, updated_at = ? \
               WHERE id = ?";
    let values = params![
        category.parent_id,
        &category.handle,
        category.title.as_str(),
        category.position,
        image(category)?,
        category.version,
        now,
        category.id
    ];
    tx.execute(sql, &values).map(drop)
}

fn forget_slug(tx: &mut Tx, handle: &Handle) -> Result<(), Error> {
    tx.execute("DELETE FROM category_slugs WHERE handle = ?", &params![handle]).map(drop)
}

/// Deletes a category and its former handles.
pub(crate) fn delete(tx: &mut Tx, id: CategoryId) -> Result<(), Error> {
    tx.execute("DELETE FROM category_slugs WHERE category_id = ?", &params![id])?;
    tx.execute("DELETE FROM listing_counts WHERE category_id = ?", &params![id])?;
    tx.execute("DELETE FROM categories WHERE id = ?", &params![id]).map(drop)
}

/// Whether a product of any status is in the category itself.
pub(crate) fn has_products(s: &mut Snapshot, id: CategoryId) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM products WHERE category_id = ? LIMIT 1";
    s.query_opt(sql, &params![id], |_| Ok(())).map(|found| found.is_some())
}
