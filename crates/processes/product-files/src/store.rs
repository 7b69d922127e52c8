//! All SQL of imports.

use std::collections::{BTreeMap, HashMap};

use database::{Error, Json, Snapshot, Tx, Value, in_list, params};
use primitives::{Handle, Timestamp};

use crate::import::Said;

/// What an import said of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Equal for equal sheets.
    pub hash: String,
    /// What it said of the stock, by SKU.
    pub stock: BTreeMap<String, Said>,
}

/// What the last imports said of these products.
pub fn records(snapshot: &mut Snapshot, handles: &[&Handle]) -> Result<HashMap<String, Record>, Error> {
    let (list, values) = in_list(handles);
    let sql = format!("SELECT handle, hash, stock FROM product_imports WHERE handle IN ({list})");
    let found = snapshot.query(&sql, &values, |row| {
        let record = Record { hash: row.get(1)?, stock: row.get::<Json<_>>(2)?.0 };
        Ok((row.get::<String>(0)?, record))
    })?;
    Ok(found.into_iter().collect())
}

/// Remembers what this import said of a product.
pub fn remember(tx: &mut Tx, now: Timestamp, handle: &Handle, record: &Record) -> Result<(), Error> {
    let row = params![handle, &record.hash, &Value::json(&record.stock)?, now];
    tx.upsert("product_imports", &["handle"], &["handle", "hash", "stock", "imported_at"], &row, "")
}
