//! Pages of the listing: one range of one index for each order.

use database::{Error, Row, Snapshot, Tx, Value, in_list, params};
use primitives::{CategoryId, Id, ProductId};
use uuid::Uuid;

use super::counts::{self, CountChanges};
use crate::listing::{Filter, Position, Sort};

/// The category that stands for all products.
pub(crate) const ALL: CategoryId = Id::from_uuid(Uuid::nil());

/// An entry of the listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) id: ProductId,
    /// What the list is sorted by.
    pub(crate) value: i64,
}

const fn column(sort: Sort) -> &'static str {
    match sort {
        Sort::Price | Sort::PriceDescending => "price",
        Sort::Newest | Sort::Relevance => "created_at",
        Sort::Rating => "rating",
        Sort::BestSelling => "sold",
    }
}

/// Adds the conditions of the filter. `price` and `rating` are the columns, or expressions that no index has.
fn add_filter(filter: &Filter, price: &str, rating: &str, sql: &mut String, values: &mut Vec<Value>) {
    let (lowest, highest) = (format!(" AND {price} >= ?"), format!(" AND {price} <= ?"));
    let well_rated = format!(" AND {rating} >= ?");
    let mut add = |condition: &str, value: Value| {
        sql.push_str(condition);
        values.push(value);
    };
    if let Some(price) = filter.min_price {
        add(&lowest, price.into());
    }
    if let Some(price) = filter.max_price {
        add(&highest, price.into());
    }
    if let Some(in_stock) = filter.in_stock {
        add(" AND in_stock = ?", in_stock.into());
    }
    if let Some(rating) = filter.min_rating {
        add(&well_rated, rating.hundredths().into());
    }
}

/// Up to so many entries, looking them up by price and sorting them is cheaper than passing over all others.
const FEW: u64 = 2_000;

/// A part of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'f> {
    pub(crate) category: CategoryId,
    pub(crate) filter: &'f Filter,
    pub(crate) sort: Sort,
    pub(crate) after: Option<(i64, ProductId)>,
    pub(crate) limit: i64,
    /// How many entries the whole list has, or had a while ago.
    pub(crate) total: u64,
}

/// The entries of that part.
pub(crate) fn page(s: &mut Snapshot, part: Part<'_>) -> Result<Vec<Entry>, Error> {
    let (sql, values) = page_statement(part);
    s.query(&sql, &values, entry)
}

fn page_statement(part: Part<'_>) -> (String, Vec<Value>) {
    let Part { category, filter, sort, after, limit, total } = part;
    let (column, rises) = (column(sort), sort.is_ascending());
    let by_price = column == "price" || total <= FEW;
    let mut sql = format!("SELECT product_id, {column} FROM product_listing WHERE category_id = ?");
    let mut values: Vec<Value> = vec![category.into()];
    // Without the plus, SQLite takes the index on the price or the rating for any range of it.
    let price = if by_price { "price" } else { "+price" };
    let rating = if column == "rating" { "rating" } else { "+rating" };
    add_filter(filter, price, rating, &mut sql, &mut values);
    let (sign, direction) = if rises { (">", "") } else { ("<", " DESC") };
    if let Some((value, id)) = after {
        sql += &format!(" AND {column} {sign}= ? AND ({column} {sign} ? OR product_id {sign} ?)");
        values.extend([value.into(), value.into(), id.into()]);
    }
    sql += &format!(" ORDER BY {column}{direction}, product_id{direction} LIMIT ?");
    values.push(limit.into());
    (sql, values)
}

fn entry(row: &Row<'_>) -> Result<Entry, Error> {
    Ok(Entry { id: row.get(0)?, value: row.get(1)? })
}

/// How many entries there are.
pub(crate) fn count(s: &mut Snapshot, category: CategoryId, filter: &Filter) -> Result<u64, Error> {
    if filter.is_counted() {
        let (products, in_stock) = counts::of(s, category)?;
        let number = match filter.in_stock {
            None => products,
            Some(true) => in_stock,
            Some(false) => products - in_stock,
        };
        return Ok(u64::try_from(number).unwrap_or(0));
    }
    let mut sql = "SELECT COUNT(*) FROM product_listing WHERE category_id = ?".to_owned();
    let mut values: Vec<Value> = vec![category.into()];
    add_filter(filter, "price", "rating", &mut sql, &mut values);
    s.query_opt(&sql, &values, |row| row.get(0)).map(Option::unwrap_or_default)
}

/// Those of the candidates that are listed there, with what the list is sorted by, in no order.
pub(crate) fn among(
    s: &mut Snapshot,
    category: CategoryId,
    filter: &Filter,
    sort: Sort,
    candidates: &[ProductId],
) -> Result<Vec<Entry>, Error> {
    let (list, ids) = in_list(candidates);
    let mut sql = format!(
        "SELECT product_id, {} FROM product_listing WHERE product_id IN ({list}) AND category_id = ?",
        column(sort)
    );
    let mut values = ids;
    values.push(category.into());
    add_filter(filter, "price", "rating", &mut sql, &mut values);
    s.query(&sql, &values, entry)
}

/// The keyset part of a position.
pub(crate) const fn key(after: Option<Position>) -> Option<(i64, ProductId)> {
    match after {
        Some(Position::Key { value, id, .. }) => Some((value, id)),
        _ => None,
    }
}

/// Lists what is in the category `moved` no longer under the categories `from`, but under `to`.
pub(crate) fn move_below(
    tx: &mut Tx,
    moved: CategoryId,
    from: &[CategoryId],
    to: &[CategoryId],
) -> Result<(), Error> {
    let (products, in_stock) = counts::of(tx, moved)?;
    let mut changes = CountChanges::default();
    for category in from.iter().filter(|category| !to.contains(category)) {
        // The inner query gets a table of its own, since MySQL does not delete from what it reads.
        let sql = "DELETE FROM product_listing WHERE category_id = ? AND product_id IN (SELECT product_id FROM \
                   (SELECT product_id FROM product_listing WHERE category_id = ?) AS moved)";
        tx.execute(sql, &params![*category, moved])?;
        changes.add(*category, -products, -in_stock);
    }
    for category in to.iter().filter(|category| !from.contains(category)) {
        let sql = "INSERT INTO product_listing (product_id, category_id, price, created_at, rating, sold, in_stock) \
                   SELECT product_id, ?, price, created_at, rating, sold, in_stock FROM product_listing \
                   WHERE category_id = ?";
        tx.execute(sql, &params![*category, moved])?;
        changes.add(*category, products, in_stock);
    }
    changes.apply(tx)
}

#[cfg(test)]
mod tests {
    use primitives::Amount;

    use super::*;

    #[tokio::test]
    async fn every_order_with_every_filter_is_one_range_of_a_covering_index() {
        let folder = tempfile::tempdir().unwrap();
        // The plan is SQLite's.
        let options = database::Options::file(folder.path().join("test.db"));
        let database = database::Database::open(options).await.unwrap();
        database.migrate(crate::MIGRATIONS).await.unwrap();
        let price = Some(Amount::new(5));
        let rated = Some("4".parse().unwrap());
        let filters = [
            Filter::default(),
            Filter { in_stock: Some(true), min_rating: rated, ..Filter::default() },
            Filter { min_price: price, max_price: price, ..Filter::default() },
        ];
        for (sort, index) in [
            (Sort::Relevance, "created_at"),
            (Sort::Newest, "created_at"),
            (Sort::Price, "price"),
            (Sort::PriceDescending, "price"),
            (Sort::Rating, "rating"),
            (Sort::BestSelling, "sold"),
        ] {
            for filter in &filters {
                for after in [None, Some((7, ProductId::new()))] {
                    let (category, limit, total) = (ALL, 21, 100_000);
                    let (sql, values) = page_statement(Part { category, filter, sort, after, limit, total });
                    let explain = format!("EXPLAIN QUERY PLAN {sql}");
                    let plan = database.read(|s| s.query(&explain, &values, |row| row.get::<String>(3)));
                    let plan: Vec<String> = plan.await.unwrap_or_else(|error: Error| panic!("{error}"));
                    let wanted = format!("USING COVERING INDEX product_listing_{index} (category_id=?");
                    assert!(plan.len() == 1 && plan[0].contains(&wanted), "{sql}: {plan:?}");
                }
            }
        }
    }
}
