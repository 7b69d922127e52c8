//! What is suggested to somebody who is typing: names and little else.

use std::collections::HashMap;

use database::{Error, Snapshot, in_list};
use primitives::{Currency, ProductId};

use super::listing::ALL;
use crate::suggestion::{SuggestedCategory, SuggestedProduct};

/// Those of the products that are for sale, in this order.
pub(crate) fn products(
    s: &mut Snapshot,
    ids: &[ProductId],
    currency: Currency,
) -> Result<Vec<SuggestedProduct>, Error> {
    let (list, mut values) = in_list(ids);
    values.push(ALL.into());
    let sql = format!(
        "SELECT p.id, p.handle, p.title, p.image_url, p.price FROM product_listing l \
         JOIN products p ON p.id = l.product_id WHERE l.product_id IN ({list}) AND l.category_id = ?"
    );
    let mut found = s.query(&sql, &values, |row| {
        let (id, handle, title) = (row.get(0)?, row.parse(1)?, row.get(2)?);
        Ok(SuggestedProduct { id, handle, title, image_url: row.get(3)?, price: row.get(4)?, currency })
    })?;
    let place: HashMap<ProductId, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    found.sort_by_key(|product| place.get(&product.id).copied());
    Ok(found)
}

/// The categories with products for sale, in no order.
pub(crate) fn categories(s: &mut Snapshot) -> Result<Vec<SuggestedCategory>, Error> {
    let sql = "SELECT c.id, c.handle, c.title, n.products FROM categories c \
               JOIN listing_counts n ON n.category_id = c.id WHERE n.products > 0";
    s.query(sql, &[], |row| {
        let (id, handle) = (row.get(0)?, row.parse(1)?);
        Ok(SuggestedCategory { id, handle, title: row.get(2)?, product_count: row.get(3)? })
    })
}
