//! The rows of the projection `ProductCatalog`.

use std::collections::HashMap;

use database::{Error, Row, Snapshot, Tx, Value, in_list, params};
use primitives::{Handle, ProductId};

use crate::{
    document::{Document, SHAPE, Shown},
    product::ProductCategory,
};

/// The plus keeps engines from looking documents up by their shape, which nearly all have in common.
macro_rules! shown {
    ($condition:literal) => {
        concat!(
            "SELECT d.product_id, c.id, c.handle, c.title, d.body FROM product_catalog d \
             LEFT JOIN categories c ON c.id = d.category_id WHERE ",
            $condition
        )
    };
}

fn shown(row: &Row<'_>) -> Result<Shown, Error> {
    let category = match row.get(1)? {
        Some(id) => Some(ProductCategory { id, handle: row.parse(2)?, title: row.get(3)? }),
        None => None,
    };
    Ok(Shown { id: row.get(0)?, category, body: row.get(4)? })
}

/// The document of the product with this id.
pub(crate) fn by_id(s: &mut Snapshot, id: ProductId) -> Result<Option<Shown>, Error> {
    s.query_opt(shown!("d.product_id = ? AND +d.shape = ?"), &params![id, SHAPE], shown)
}

/// The document of the product that has this handle now.
pub(crate) fn by_handle(s: &mut Snapshot, handle: &Handle) -> Result<Option<Shown>, Error> {
    s.query_opt(shown!("d.handle = ? AND +d.shape = ?"), &params![handle, SHAPE], shown)
}

/// The documents of these products, as far as there are any.
pub(crate) fn by_ids(s: &mut Snapshot, ids: &[ProductId]) -> Result<HashMap<ProductId, Shown>, Error> {
    let (list, mut values) = in_list(ids);
    values.push(SHAPE.into());
    let sql = format!(shown!("d.product_id IN ({list}) AND +d.shape = ?"), list = list);
    let found = s.query(&sql, &values, shown)?;
    Ok(found.into_iter().map(|shown| (shown.id, shown)).collect())
}

/// The documents of these products as they are kept, whatever their shape.
pub(crate) fn kept(
    s: &mut Snapshot,
    ids: &[ProductId],
) -> Result<HashMap<ProductId, (i64, Document)>, Error> {
    let (list, values) = in_list(ids);
    let sql = format!(
        "SELECT product_id, shape, handle, category_id, body FROM product_catalog WHERE product_id IN ({list})"
    );
    let found = s.query(&sql, &values, |row| {
        let (id, shape) = (row.get(0)?, row.get(1)?);
        Ok((shape, Document { id, handle: row.parse(2)?, category: row.get(3)?, body: row.get(4)? }))
    })?;
    Ok(found.into_iter().map(|(shape, document)| (document.id, (shape, document))).collect())
}

/// Replaces the documents of the products `ids` by these.
pub(crate) fn replace(tx: &mut Tx, ids: &[ProductId], documents: &[Document]) -> Result<(), Error> {
    let (list, values) = in_list(ids);
    tx.execute(&format!("DELETE FROM product_catalog WHERE product_id IN ({list})"), &values)?;
    let rows: Vec<Vec<Value>> = documents
        .iter()
        .map(|document| {
            let body = Value::Json(document.body.clone());
            params![document.id, &document.handle, document.category, SHAPE, body].to_vec()
        })
        .collect();
    tx.insert_many("product_catalog", "product_id, handle, category_id, shape, body", &rows).map(drop)
}

/// Removes documents of other products that have one of these handles by mistake.
pub(crate) fn clear_handles(tx: &mut Tx, documents: &[Document]) -> Result<(), Error> {
    let handles: Vec<&Handle> = documents.iter().map(|document| &document.handle).collect();
    let (list, values) = in_list(&handles);
    tx.execute(&format!("DELETE FROM product_catalog WHERE handle IN ({list})"), &values).map(drop)
}

/// How many documents of the present shape there are.
pub(crate) fn count(s: &mut Snapshot) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM product_catalog WHERE shape = ?";
    s.query_opt(sql, &params![SHAPE], |row| row.get(0)).map(Option::unwrap_or_default)
}

/// How far a rebuild has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) after: ProductId,
    pub(crate) checked: i64,
    pub(crate) repaired: i64,
}

/// What rebuilds are kept under.
const PROJECTION: &str = "ProductCatalog";

/// How far the rebuild has come that is not finished.
pub(crate) fn progress(s: &mut Snapshot) -> Result<Option<Progress>, Error> {
    let sql = "SELECT after_id, checked, repaired FROM projection_rebuilds WHERE projection = ?";
    s.query_opt(sql, &params![PROJECTION], |row| {
        Ok(Progress { after: row.get(0)?, checked: row.get(1)?, repaired: row.get(2)? })
    })
}

/// Remembers how far the rebuild has come; a finished one is forgotten.
pub(crate) fn set_progress(tx: &mut Tx, progress: Option<Progress>) -> Result<(), Error> {
    let Some(Progress { after, checked, repaired }) = progress else {
        let sql = "DELETE FROM projection_rebuilds WHERE projection = ?";
        return tx.execute(sql, &params![PROJECTION]).map(drop);
    };
    let columns = ["projection", "after_id", "checked", "repaired"];
    let row = params![PROJECTION, after, checked, repaired];
    tx.upsert("projection_rebuilds", &["projection"], &columns, &row, "")
}
