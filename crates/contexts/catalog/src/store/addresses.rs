//! Where shoppers find what: handles of categories and of products for sale, with the time of their last change.

use database::{Error, Row, Snapshot, params};
use primitives::{Handle, ProductId, Timestamp};

use crate::{address::ProductAddress, product::Status};

/// The next products for sale behind `after` and up to `until`, in the order of their ids.
pub(crate) fn products(
    s: &mut Snapshot,
    after: Option<ProductId>,
    until: Option<ProductId>,
    limit: u32,
) -> Result<Vec<ProductAddress>, Error> {
    let bounds = params![after.unwrap_or(first()), until.unwrap_or(last()), Status::Active.as_str(), limit];
    let sql = "SELECT id, handle, updated_at FROM products WHERE id > ? AND id <= ? AND status = ? ORDER BY id LIMIT ?";
    s.query(sql, &bounds, |row| {
        Ok(ProductAddress { id: row.get(0)?, handle: row.parse(1)?, updated_at: row.get(2)? })
    })
}

/// The id of the last of `size` products of any status behind `after`; none if there are fewer.
pub(crate) fn part_end(
    s: &mut Snapshot,
    after: Option<ProductId>,
    size: u32,
) -> Result<Option<ProductId>, Error> {
    let sql = "SELECT id FROM products WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?";
    s.query_opt(sql, &params![after.unwrap_or(first()), size.saturating_sub(1)], |row| row.get(0))
}

/// How many products are for sale.
pub(crate) fn count(s: &mut Snapshot) -> Result<u64, Error> {
    let sql = "SELECT COUNT(*) FROM products WHERE status = ?";
    let count = s.query_opt(sql, &params![Status::Active.as_str()], |row| row.get::<i64>(0))?;
    Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
}

/// All categories.
pub(crate) fn categories(s: &mut Snapshot) -> Result<Vec<(Handle, Timestamp)>, Error> {
    let read = |row: &Row<'_>| Ok((row.parse(0)?, row.get(1)?));
    s.query("SELECT handle, updated_at FROM categories ORDER BY handle", &[], read)
}

const fn first() -> ProductId {
    ProductId::from_uuid(uuid::Uuid::nil())
}

const fn last() -> ProductId {
    ProductId::from_uuid(uuid::Uuid::max())
}
