//! Reviews, with the sum and number of the published ones on their product.

pub(crate) mod list;

use database::{Error, Row as Found, Snapshot, Tx, params};
use primitives::{ProductId, ReviewId, Timestamp, UserId};

use crate::{
    product::hundredths,
    review::{Review, ReviewContent, ReviewStatus, ReviewedProduct, Stars},
};

/// A review to be written.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) id: ReviewId,
    pub(crate) product_id: ProductId,
    pub(crate) user_id: UserId,
    pub(crate) status: ReviewStatus,
    pub(crate) content: ReviewContent,
}

/// Adds a review unless its author has one of the product; tells whether it did.
pub(crate) fn insert(tx: &mut Tx, review: &Row) -> Result<bool, Error> {
    let Row { id, product_id, user_id, status, content } = review;
    let row = params![
        *id,
        *product_id,
        *user_id,
        status.as_str(),
        i64::from(content.rating.get()),
        &content.title,
        &content.text,
        content.author_name.as_str(),
        content.verified_buyer,
        content.created_at
    ];
    let columns = [
        "id",
        "product_id",
        "user_id",
        "status",
        "rating",
        "title",
        "body",
        "author_name",
        "verified_buyer",
        "created_at",
    ];
    tx.insert_if_absent("reviews", &["product_id", "user_id"], &columns, &row)
}

/// Notes that staff have decided.
pub(crate) fn set_status(
    tx: &mut Tx,
    id: ReviewId,
    status: ReviewStatus,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "UPDATE reviews SET status = ?, decided_at = ? WHERE id = ?";
    tx.execute(sql, &params![status.as_str(), now, id]).map(drop)
}

/// Adds so many stars of so many reviews to the product and its listing.
pub(crate) fn count(tx: &mut Tx, product: ProductId, stars: i64, reviews: i64) -> Result<(), Error> {
    let sql = "UPDATE products SET rating_sum = rating_sum + ?, rating_count = rating_count + ? WHERE id = ?";
    tx.execute(sql, &params![stars, reviews, product])?;
    let (sum, count) = rating(tx, product)?;
    let sql = "UPDATE product_listing SET rating = ? WHERE product_id = ?";
    tx.execute(sql, &params![hundredths(sum, count), product]).map(drop)
}

fn rating(s: &mut Snapshot, product: ProductId) -> Result<(i64, i64), Error> {
    let sql = "SELECT rating_sum, rating_count FROM products WHERE id = ?";
    let found = s.query_opt(sql, &params![product], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.unwrap_or_default())
}

/// What [`review`] reads.
const REVIEWS: &str = "SELECT r.id, r.rating, r.title, r.body, r.author_name, r.verified_buyer, r.created_at, \
     r.product_id, p.handle, p.title, r.user_id, r.status, r.decided_at \
     FROM reviews r JOIN products p ON p.id = r.product_id";

fn review(row: &Found<'_>) -> Result<Review, Error> {
    Ok(Review {
        id: row.get(0)?,
        content: content(row)?,
        product: ReviewedProduct { id: row.get(7)?, handle: row.parse(8)?, title: row.get(9)? },
        user_id: row.get(10)?,
        status: row.parse(11)?,
        decided_at: row.get(12)?,
    })
}

/// Columns 1 to 6.
fn content(row: &Found<'_>) -> Result<ReviewContent, Error> {
    Ok(ReviewContent {
        rating: stars(row, 1)?,
        title: row.parse(2)?,
        text: row.parse(3)?,
        author_name: row.parse(4)?,
        verified_buyer: row.get(5)?,
        created_at: row.get(6)?,
    })
}

fn stars(row: &Found<'_>, index: usize) -> Result<Stars, Error> {
    let number: u16 = row.get(index)?;
    let stars = u8::try_from(number).ok().and_then(Stars::new);
    stars.ok_or_else(|| Error::Decode(format!("column {index}: {number} stars")))
}

/// The review with this id.
pub(crate) fn by_id(s: &mut Snapshot, id: ReviewId) -> Result<Option<Review>, Error> {
    s.query_opt(&format!("{REVIEWS} WHERE r.id = ?"), &params![id], review)
}
