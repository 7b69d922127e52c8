//! What is there already of products that are about to be written.

use std::collections::HashMap;

use database::{Error, Json, Row, Snapshot, in_list, params};
use primitives::{Amount, Currency, Handle, ImageId, ProductId, Timestamp, VariantId};

use super::pictures;
use crate::{picture::Derived, product::Status};

/// What a write keeps of a product's row.
#[derive(Debug, Clone)]
pub(crate) struct Existing {
    pub(crate) id: ProductId,
    pub(crate) handle: Handle,
    pub(crate) status: Status,
    pub(crate) hash: String,
    pub(crate) version: i64,
    pub(crate) rating_sum: i64,
    pub(crate) rating_count: i64,
    pub(crate) sold: i64,
    pub(crate) price: Amount,
    pub(crate) in_stock: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

/// A variant of such a product.
#[derive(Debug, Clone)]
pub(crate) struct ExistingVariant {
    pub(crate) product_id: ProductId,
    pub(crate) id: VariantId,
    pub(crate) sku: String,
    pub(crate) choices: Vec<String>,
    pub(crate) in_stock: bool,
    pub(crate) price: Option<Amount>,
    pub(crate) compare_at_price: Option<Amount>,
}

/// The pictures of such products, by product and address.
pub(crate) type ExistingMedia = HashMap<(ProductId, String), (ImageId, Derived)>;

const EXISTING: &str = "SELECT id, handle, status, content_hash, version, rating_sum, rating_count, sold, price, \
     in_stock, created_at, updated_at FROM products";

fn existing(row: &Row<'_>) -> Result<Existing, Error> {
    Ok(Existing {
        id: row.get(0)?,
        handle: row.parse(1)?,
        status: row.parse(2)?,
        hash: row.get(3)?,
        version: row.get(4)?,
        rating_sum: row.get(5)?,
        rating_count: row.get(6)?,
        sold: row.get(7)?,
        price: row.get(8)?,
        in_stock: row.get(9)?,
        created_at: row.get(10)?,
        updated_at: row.get(11)?,
    })
}

/// The product with this id.
pub(crate) fn by_id(s: &mut Snapshot, id: ProductId) -> Result<Option<Existing>, Error> {
    s.query_opt(&format!("{EXISTING} WHERE id = ?"), &params![id], existing)
}

/// The products with these handles.
pub(crate) fn by_handles(s: &mut Snapshot, handles: &[&Handle]) -> Result<Vec<Existing>, Error> {
    let (list, values) = in_list(handles);
    s.query(&format!("{EXISTING} WHERE handle IN ({list})"), &values, existing)
}

/// The variants of these products, with their prices.
pub(crate) fn variants(
    s: &mut Snapshot,
    products: &[ProductId],
    currency: Currency,
) -> Result<Vec<ExistingVariant>, Error> {
    let (list, mut values) = in_list(products);
    values.insert(0, currency.into());
    let sql = format!(
        "SELECT v.product_id, v.id, v.sku, v.choices, v.in_stock, p.price, p.compare_at_price FROM variants v \
         LEFT JOIN prices p ON p.variant_id = v.id AND p.currency = ? WHERE v.product_id IN ({list}) \
         ORDER BY v.product_id, v.position"
    );
    s.query(&sql, &values, |row| {
        Ok(ExistingVariant {
            product_id: row.get(0)?,
            id: row.get(1)?,
            sku: row.get(2)?,
            choices: row.get::<Json<Vec<String>>>(3)?.0,
            in_stock: row.get(4)?,
            price: row.get(5)?,
            compare_at_price: row.get(6)?,
        })
    })
}

/// Which product has each of these SKUs.
pub(crate) fn owners_of_skus(s: &mut Snapshot, skus: &[&str]) -> Result<Vec<(String, ProductId)>, Error> {
    if skus.is_empty() {
        return Ok(Vec::new());
    }
    let (list, values) = in_list(skus);
    let sql = format!("SELECT sku, product_id FROM variants WHERE sku IN ({list})");
    s.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The pictures of these products, by product and address.
pub(crate) fn media(s: &mut Snapshot, products: &[ProductId]) -> Result<ExistingMedia, Error> {
    let (list, values) = in_list(products);
    let sql = format!(
        "SELECT product_id, url, id, placeholder, renditions FROM product_media WHERE product_id IN ({list})"
    );
    let media = s.query(&sql, &values, |row| {
        Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, pictures::derived(row, 3)?)))
    })?;
    Ok(media.into_iter().collect())
}

/// The highest product number so far. Writers are serialised, so nobody else takes the next one.
pub(crate) fn highest_number(s: &mut Snapshot) -> Result<i64, Error> {
    let found =
        s.query_opt("SELECT MAX(product_number) FROM products", &[], |row| row.get::<Option<i64>>(0))?;
    Ok(found.flatten().unwrap_or(0))
}

/// The next ids after `after`.
pub(crate) fn ids_after(
    s: &mut Snapshot,
    after: Option<ProductId>,
    limit: u32,
) -> Result<Vec<ProductId>, Error> {
    let after = after.unwrap_or(ProductId::from_uuid(uuid::Uuid::nil()));
    s.query("SELECT id FROM products WHERE id > ? ORDER BY id LIMIT ?", &params![after, limit], |row| {
        row.get(0)
    })
}

/// How many products there are of any status.
pub(crate) fn count(s: &mut Snapshot) -> Result<u64, Error> {
    s.query_opt("SELECT COUNT(*) FROM products", &[], |row| row.get(0)).map(Option::unwrap_or_default)
}
