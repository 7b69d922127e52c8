//! Whether variants and products are in stock, as far as the listing shows it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use database::{Error, Snapshot, Tx, in_list, params};
use primitives::{Availability, CategoryId, ProductId, VariantId};

use super::counts::CountChanges;

/// Which product each variant belongs to, and whether it is noted as in stock.
pub(crate) fn noted(
    s: &mut Snapshot,
    variants: &[VariantId],
) -> Result<Vec<(VariantId, ProductId, bool)>, Error> {
    let (list, values) = in_list(variants);
    let sql = format!("SELECT id, product_id, in_stock FROM variants WHERE id IN ({list})");
    s.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Notes what is in stock; returns the products whose own state has changed.
pub(crate) fn note(tx: &mut Tx, now: &HashMap<VariantId, Availability>) -> Result<Vec<ProductId>, Error> {
    let ids: Vec<VariantId> = now.keys().copied().collect();
    let (mut products, mut crossing) = (BTreeSet::new(), BTreeMap::<bool, Vec<VariantId>>::new());
    for (variant, product, was) in noted(tx, &ids)? {
        let is = now.get(&variant).is_some_and(|availability| availability.available);
        if is != was {
            crossing.entry(is).or_default().push(variant);
            products.insert(product);
        }
    }
    for (is, variants) in crossing {
        let (list, mut values) = in_list(&variants);
        values.insert(0, is.into());
        tx.execute(&format!("UPDATE variants SET in_stock = ? WHERE id IN ({list})"), &values)?;
    }
    let products: Vec<ProductId> = products.into_iter().collect();
    cross(tx, &products)
}

/// Brings the products in line with their variants.
fn cross(tx: &mut Tx, products: &[ProductId]) -> Result<Vec<ProductId>, Error> {
    if products.is_empty() {
        return Ok(Vec::new());
    }
    let (list, values) = in_list(products);
    let sql = format!(
        "SELECT p.id, p.in_stock, MAX(v.in_stock) FROM products p JOIN variants v ON v.product_id = p.id \
         WHERE p.id IN ({list}) GROUP BY p.id, p.in_stock"
    );
    let states: Vec<(ProductId, bool, bool)> =
        tx.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut crossed = Vec::new();
    for is in [false, true] {
        let ids: Vec<ProductId> =
            states.iter().filter(|(_, was, now)| *now == is && was != now).map(|(id, ..)| *id).collect();
        set(tx, &ids, is)?;
        crossed.extend(ids);
    }
    Ok(crossed)
}

fn set(tx: &mut Tx, products: &[ProductId], in_stock: bool) -> Result<(), Error> {
    if products.is_empty() {
        return Ok(());
    }
    let (list, ids) = in_list(products);
    let mut values = ids.clone();
    values.insert(0, in_stock.into());
    tx.execute(&format!("UPDATE products SET in_stock = ? WHERE id IN ({list})"), &values)?;
    tx.execute(&format!("UPDATE product_listing SET in_stock = ? WHERE product_id IN ({list})"), &values)?;
    let mut counts = CountChanges::default();
    let sql = format!(
        "SELECT category_id, COUNT(*) FROM product_listing WHERE product_id IN ({list}) GROUP BY category_id"
    );
    tx.for_each(&sql, &ids, |row| {
        let number: i64 = row.get(1)?;
        counts.add(row.get::<CategoryId>(0)?, 0, if in_stock { number } else { -number });
        Ok(())
    })?;
    counts.apply(tx)
}

/// Adds to the numbers of sold pieces.
pub(crate) fn add_sold(tx: &mut Tx, product: ProductId, pieces: i64) -> Result<(), Error> {
    tx.execute("UPDATE products SET sold = sold + ? WHERE id = ?", &params![pieces, product])?;
    tx.execute("UPDATE product_listing SET sold = sold + ? WHERE product_id = ?", &params![pieces, product])
        .map(drop)
}
