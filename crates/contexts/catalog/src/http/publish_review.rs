//! POST `/admin/reviews/{id}/publish`.

use std::sync::Arc;

use axum::{Json, extract::State};
use http_kit::{PathId, Problem};
use primitives::{ReviewId, kind};

use crate::{Review, Reviews};

/// Show a review to shoppers
///
/// Its stars count from now on. Publishing it again changes nothing.
#[utoipa::path(post, path = "/admin/reviews/{id}/publish", tag = "reviews",
    params(("id" = ReviewId, Path, description = "The review")),
    responses(
        (status = 200, description = "The review", body = Review),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Not allowed", body = Problem),
        (status = 404, description = "Not found", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn publish_review(
    State(reviews): State<Arc<Reviews>>,
    PathId(id): PathId<kind::Review>,
) -> Result<Json<Review>, Problem> {
    Ok(Json(reviews.publish(id).await?))
}
