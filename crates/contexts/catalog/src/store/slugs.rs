//! Handles that something once had.

use database::{Error, Snapshot, Tx, in_list, params};
use primitives::{Handle, ProductId};

/// The product that once had the handle.
pub(crate) fn product_once_named(s: &mut Snapshot, handle: &Handle) -> Result<Option<ProductId>, Error> {
    let sql = "SELECT product_id FROM product_slugs WHERE handle = ?";
    s.query_opt(sql, &params![handle], |row| row.get(0))
}

/// Notes that the product gave up `old`.
pub(crate) fn remember_product(tx: &mut Tx, old: &Handle, id: ProductId) -> Result<(), Error> {
    tx.upsert("product_slugs", &["handle"], &["handle", "product_id"], &params![old, id], "")
}

/// Forgets that others once had these handles; returns how many did.
pub(crate) fn take_over(tx: &mut Tx, handles: &[&Handle]) -> Result<u64, Error> {
    if handles.is_empty() {
        return Ok(0);
    }
    let (list, values) = in_list(handles);
    tx.execute(&format!("DELETE FROM product_slugs WHERE handle IN ({list})"), &values)
}
