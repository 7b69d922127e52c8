//! Candidates for what goes with a product: a bounded part of one index for its category, its brand and each tag, so
//! that a tag of half the shop costs no more than a rare one.

use std::collections::HashMap;

use database::{Error, Row, Snapshot, Value, in_list, params};
use primitives::{Handle, ProductId};

use super::{listing::ALL, slugs};
use crate::related::{Anchor, Candidate};

/// Candidates of one kind.
const EACH: i64 = 60;
/// Tags that are looked up.
const TAGS: usize = 8;

const ANCHOR: &str = "SELECT p.id, p.category_id, c.parent_id, p.brand_key FROM products p \
     LEFT JOIN categories c ON c.id = p.category_id WHERE p.status = 'active' AND";

/// The product with this id or handle, or that once had the handle, if shoppers see it.
pub(crate) fn anchor(s: &mut Snapshot, id_or_handle: &str) -> Result<Option<Anchor>, Error> {
    if let Ok(id) = id_or_handle.parse::<ProductId>() {
        return s.query_opt(&format!("{ANCHOR} p.id = ?"), &params![id], read_anchor);
    }
    let Ok(handle) = id_or_handle.parse::<Handle>() else { return Ok(None) };
    let found = s.query_opt(&format!("{ANCHOR} p.handle = ?"), &params![&handle], read_anchor)?;
    match found {
        Some(anchor) => Ok(Some(anchor)),
        None => match slugs::product_once_named(s, &handle)? {
            Some(id) => s.query_opt(&format!("{ANCHOR} p.id = ?"), &params![id], read_anchor),
            None => Ok(None),
        },
    }
}

fn read_anchor(row: &Row<'_>) -> Result<Anchor, Error> {
    Ok(Anchor { id: row.get(0)?, category: row.get(1)?, parent_category: row.get(2)?, brand: row.get(3)? })
}

/// What may go with the product: all of it is for sale. The product itself may be among it.
pub(crate) fn candidates(s: &mut Snapshot, anchor: &Anchor) -> Result<Vec<Candidate>, Error> {
    let sql = "SELECT tag FROM product_tags WHERE product_id = ? ORDER BY tag";
    let tags: Vec<String> = s.query(sql, &params![anchor.id], |row| row.get(0))?;
    let ids = alike(s, anchor, &tags)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let shared = shared_tags(s, &ids, &tags)?;
    let (list, mut values) = in_list(&ids);
    values.push(ALL.into());
    let sql = format!(
        "SELECT l.product_id, p.category_id, p.brand_key, l.sold, l.rating, l.in_stock FROM product_listing l \
         JOIN products p ON p.id = l.product_id WHERE l.product_id IN ({list}) AND l.category_id = ?"
    );
    s.query(&sql, &values, |row| {
        let id = row.get(0)?;
        let shared_tags = shared.get(&id).copied().unwrap_or(0);
        let (category, brand, sold, rating) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        Ok(Candidate { id, category, brand, shared_tags, sold, rating, in_stock: row.get(5)? })
    })
}

/// Those of its category and of the one above it that sell best, and the newest of its brand and of each tag.
fn alike(s: &mut Snapshot, anchor: &Anchor, tags: &[String]) -> Result<Vec<ProductId>, Error> {
    const IN_CATEGORY: &str = "SELECT product_id FROM product_listing WHERE category_id = ? \
         ORDER BY sold DESC, product_id DESC LIMIT ?";
    const OF_BRAND: &str =
        "SELECT id AS product_id FROM products WHERE brand_key = ? ORDER BY id DESC LIMIT ?";
    const TAGGED: &str = "SELECT product_id FROM product_tags WHERE tag = ? ORDER BY product_id DESC LIMIT ?";
    let categories = anchor.category.into_iter().chain(anchor.parent_category);
    let mut asked: Vec<(&str, Value)> = categories.map(|category| (IN_CATEGORY, category.into())).collect();
    asked.extend(anchor.brand.iter().map(|brand| (OF_BRAND, brand.into())));
    asked.extend(tags.iter().take(TAGS).map(|tag| (TAGGED, tag.into())));
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    // Only a query in a query may have an order and a limit of its own inside a union.
    let part =
        |(number, (sql, _)): (usize, &(&str, Value))| format!("SELECT product_id FROM ({sql}) part{number}");
    let sql = asked.iter().enumerate().map(part).collect::<Vec<_>>().join(" UNION ");
    let values: Vec<Value> = asked.into_iter().flat_map(|(_, value)| [value, EACH.into()]).collect();
    s.query(&sql, &values, |row| row.get(0))
}

fn shared_tags(
    s: &mut Snapshot,
    ids: &[ProductId],
    tags: &[String],
) -> Result<HashMap<ProductId, i64>, Error> {
    if tags.is_empty() {
        return Ok(HashMap::new());
    }
    let ((list, mut values), (tag_list, tags)) = (in_list(ids), in_list(tags));
    values.extend(tags);
    let sql = format!(
        "SELECT product_id, COUNT(*) FROM product_tags WHERE product_id IN ({list}) AND tag IN ({tag_list}) \
         GROUP BY product_id"
    );
    let counted = s.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counted.into_iter().collect())
}
