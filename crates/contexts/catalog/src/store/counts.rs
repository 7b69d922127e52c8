//! How many products each category lists.

use std::collections::HashMap;

use database::{Error, Snapshot, Tx, params};
use primitives::CategoryId;

/// Changes of the numbers of listed products, by category.
#[derive(Debug, Default)]
pub(crate) struct CountChanges(HashMap<CategoryId, (i64, i64)>);

impl CountChanges {
    /// So many more (or fewer) products, and so many of them in stock.
    pub(crate) fn add(&mut self, category: CategoryId, products: i64, in_stock: i64) {
        let change = self.0.entry(category).or_default();
        change.0 += products;
        change.1 += in_stock;
    }

    /// Writes what has changed, in one order for all writers.
    pub(crate) fn apply(self, tx: &mut Tx) -> Result<(), Error> {
        let mut changes: Vec<_> = self.0.into_iter().filter(|(_, change)| *change != (0, 0)).collect();
        changes.sort_unstable_by_key(|(category, _)| *category);
        for (category, (products, in_stock)) in changes {
            let sql = "UPDATE listing_counts SET products = products + ?, in_stock = in_stock + ? WHERE category_id = ?";
            if tx.execute(sql, &params![products, in_stock, category])? == 0 {
                let sql = "INSERT INTO listing_counts (category_id, products, in_stock) VALUES (?, ?, ?)";
                tx.execute(sql, &params![category, products, in_stock])?;
            }
        }
        Ok(())
    }
}

/// How many products the category lists, and how many of them are in stock.
pub(crate) fn of(s: &mut Snapshot, category: CategoryId) -> Result<(i64, i64), Error> {
    let sql = "SELECT products, in_stock FROM listing_counts WHERE category_id = ?";
    let found = s.query_opt(sql, &params![category], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.unwrap_or_default())
}

/// How many products each category lists.
pub(crate) fn all(s: &mut Snapshot) -> Result<HashMap<CategoryId, i64>, Error> {
    let counted = s.query("SELECT category_id, products FROM listing_counts", &[], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(counted.into_iter().collect())
}
