//! What facets count, for some products or all of them, in two statements.

use std::collections::HashMap;

use database::{Error, Json, Snapshot, Value, in_list, params};
use primitives::ProductId;

use super::listing::ALL;
use crate::facts::{Fact, FactRow, Facts};

/// What is known of all products for sale.
pub(crate) fn all(s: &mut Snapshot) -> Result<Facts, Error> {
    let mut facts = Facts::default();
    rows(s, "", &[])?.into_iter().for_each(|row| facts.put(row));
    Ok(facts)
}

/// What is known of those of the products that are for sale.
pub(crate) fn of(s: &mut Snapshot, products: &[ProductId]) -> Result<Vec<FactRow>, Error> {
    let (list, values) = in_list(products);
    rows(s, &format!(" AND l.product_id IN ({list})"), &values)
}

fn rows(s: &mut Snapshot, condition: &str, values: &[Value]) -> Result<Vec<FactRow>, Error> {
    let values: Vec<Value> = params![ALL].into_iter().chain(values.iter().cloned()).collect();
    let sql = format!(
        "SELECT l.product_id, l.price, l.created_at, l.rating, l.sold, l.in_stock, p.category_id, p.brand_key \
         FROM product_listing l JOIN products p ON p.id = l.product_id WHERE l.category_id = ?{condition}"
    );
    let mut rows = s.query(&sql, &values, |row| {
        let fact = Fact {
            price: row.get(1)?,
            created_at: row.get(2)?,
            rating: row.get(3)?,
            sold: row.get(4)?,
            in_stock: row.get(5)?,
            category: row.get(6)?,
            ..Fact::default()
        };
        Ok(FactRow { id: row.get(0)?, fact, brand: row.get(7)?, choices: Vec::new() })
    })?;
    let mut place: HashMap<ProductId, &mut FactRow> = rows.iter_mut().map(|row| (row.id, row)).collect();
    let sql = format!(
        "SELECT o.product_id, o.name, o.choices FROM product_listing l JOIN options o ON o.product_id = l.product_id \
         WHERE l.category_id = ?{condition}"
    );
    s.for_each(&sql, &values, |row| {
        if let Some(product) = place.get_mut(&row.get(0)?) {
            let name: String = row.get(1)?;
            let values = row.get::<Json<Vec<String>>>(2)?.0;
            product.choices.extend(values.into_iter().map(|value| (name.clone(), value)));
        }
        Ok(())
    })?;
    Ok(rows)
}
