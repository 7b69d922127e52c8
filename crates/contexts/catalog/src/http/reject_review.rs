//! POST `/admin/reviews/{id}/reject`.

use std::sync::Arc;

use axum::{Json, extract::State};
use http_kit::{PathId, Problem};
use primitives::{ReviewId, kind};

use crate::{Review, Reviews};

/// Hide a review from shoppers
///
/// Its stars do not count (any more). Rejecting it again changes nothing.
#[utoipa::path(post, path = "/admin/reviews/{id}/reject", tag = "reviews",
    params(("id" = ReviewId, Path, description = "The review")),
    responses(
        (status = 200, description = "The review", body = Review),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Not allowed", body = Problem),
        (status = 404, description = "Not found", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn reject_review(
    State(reviews): State<Arc<Reviews>>,
    PathId(id): PathId<kind::Review>,
) -> Result<Json<Review>, Problem> {
    Ok(Json(reviews.reject(id).await?))
}
