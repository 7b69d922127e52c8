//! Reviews, with their sum and count on the product.

use database::{Error, Snapshot, Tx, params};
use primitives::{ProductId, Timestamp};

use crate::{product::hundredths, review::Review};

/// Adds a review unless the buyer has one for the product; tells whether it did.
pub(crate) fn insert(tx: &mut Tx, review: &Review, now: Timestamp) -> Result<bool, Error> {
    let row = params![
        review.product_id,
        review.user_id,
        i64::from(review.stars.get()),
        &review.title,
        &review.body,
        now
    ];
    let columns = ["product_id", "user_id", "rating", "title", "body", "created_at"];
    tx.insert_if_absent("reviews", &["product_id", "user_id"], &columns, &row)
}

/// Adds so many stars of one review to the product and its listing.
pub(crate) fn count(tx: &mut Tx, product: ProductId, stars: i64) -> Result<(), Error> {
    let sql = "UPDATE products SET rating_sum = rating_sum + ?, rating_count = rating_count + 1 WHERE id = ?";
    tx.execute(sql, &params![stars, product])?;
    let (sum, count) = rating(tx, product)?;
    let sql = "UPDATE product_listing SET rating = ? WHERE product_id = ?";
    tx.execute(sql, &params![hundredths(sum, count), product]).map(drop)
}

fn rating(s: &mut Snapshot, product: ProductId) -> Result<(i64, i64), Error> {
    let sql = "SELECT rating_sum, rating_count FROM products WHERE id = ?";
    let found = s.query_opt(sql, &params![product], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.unwrap_or_default())
}
