//! Pages of reviews: each is one range of one index.

use database::{Error, Snapshot, Value, params};
use primitives::{Limit, ProductId, ReviewId};

use super::{REVIEWS, content, review, stars as read_stars};
use crate::{
    review::{ReviewStatus, Stars},
    reviews::{Listed, PublishedReview, ReviewQuery, ReviewSort, Wanted},
};

/// A page of a product's published reviews, and where the next one begins.
type Page = (Vec<PublishedReview>, Option<(i64, ReviewId)>);

/// The published reviews of a product.
pub(crate) fn published(s: &mut Snapshot, product: ProductId, query: ReviewQuery) -> Result<Page, Error> {
    let ReviewQuery { sort, limit, after } = query;
    let (column, sign, direction) = match sort {
        ReviewSort::Newest => ("created_at", "<", " DESC"),
        ReviewSort::Highest => ("rating", "<", " DESC"),
        ReviewSort::Lowest => ("rating", ">", ""),
    };
    let mut sql = format!(
        "SELECT id, rating, title, body, author_name, verified_buyer, created_at, {column} FROM reviews \
         WHERE product_id = ? AND status = ?"
    );
    let mut values: Vec<Value> = vec![product.into(), ReviewStatus::Published.as_str().into()];
    if let Some((value, id)) = after {
        sql += &format!(" AND {column} {sign}= ? AND ({column} {sign} ? OR id {sign} ?)");
        values.extend([value.into(), value.into(), id.into()]);
    }
    sql += &format!(" ORDER BY {column}{direction}, id{direction} LIMIT ?");
    values.push(limit.probe().into());
    let mut found = s.query(&sql, &values, |row| {
        let published = PublishedReview { id: row.get(0)?, content: content(row)? };
        Ok((published, row.get::<i64>(7)?))
    })?;
    let goes_on = found.len() > limit.get() as usize;
    found.truncate(limit.get() as usize);
    let last = found.last().filter(|_| goes_on);
    let next = last.map(|(published, value)| (*value, published.id));
    Ok((found.into_iter().map(|(published, _)| published).collect(), next))
}

/// How many published reviews of a product have how many stars.
pub(crate) fn stars(s: &mut Snapshot, product: ProductId) -> Result<Vec<(Stars, i64)>, Error> {
    let sql = "SELECT rating, COUNT(*) FROM reviews WHERE product_id = ? AND status = ? GROUP BY rating";
    let values = params![product, ReviewStatus::Published.as_str()];
    s.query(sql, &values, |row| Ok((read_stars(row, 0)?, row.get(1)?)))
}

/// Reviews in any state, the newest first.
pub(crate) fn all(
    s: &mut Snapshot,
    wanted: Wanted,
    limit: Limit,
    after: Option<ReviewId>,
) -> Result<Listed, Error> {
    let mut sql = format!("{REVIEWS} WHERE 1 = 1");
    let mut values: Vec<Value> = Vec::new();
    if let Some(user) = wanted.user {
        sql += " AND r.user_id = ?";
        values.push(user.into());
    }
    if let Some(status) = wanted.status {
        sql += " AND r.status = ?";
        values.push(status.as_str().into());
    }
    if let Some(id) = after {
        sql += " AND r.id < ?";
        values.push(id.into());
    }
    sql += " ORDER BY r.id DESC LIMIT ?";
    values.push(limit.probe().into());
    let mut found = s.query(&sql, &values, review)?;
    let goes_on = found.len() > limit.get() as usize;
    found.truncate(limit.get() as usize);
    let next = if goes_on { found.last().map(|review| review.id) } else { None };
    Ok((found, next))
}
