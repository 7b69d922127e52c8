//! How lists of reviews are cut into pages.

use http_kit::Problem;
use primitives::{Cursor, Page, Pagination, ReviewId};

use crate::{Review, ReviewsListed, ReviewsWanted};

/// The position in a client's cursor for this list.
pub(super) fn position(cursor: Option<&str>, wanted: ReviewsWanted) -> Result<Option<ReviewId>, Problem> {
    let decoded = cursor.map(|text| Cursor::<ReviewId>::decode(text, &wanted)).transpose();
    decoded.map_err(|error| Problem::invalid("?cursor", "invalid", error.to_string()))
}

/// The page as the client sees it.
pub(super) fn page((items, next): ReviewsListed, wanted: ReviewsWanted) -> Page<Review> {
    let next_cursor = next.map(|id| Cursor::after(&wanted, id).encode());
    Page { items, pagination: Pagination { next_cursor, total_count: None } }
}
