//! GET `/admin/reviews`: everybody's reviews, for the staff who decide.
#![expect(unused_qualifications, reason = "written by the macro that describes the endpoint")]

use std::sync::Arc;

use axum::{Json, extract::State};
use http_kit::{Problem, QueryParams};
use primitives::{Limit, Page};
use serde::Deserialize;
use utoipa::IntoParams;

use super::review_page::{page, position};
use crate::{Review, ReviewStatus, Reviews, ReviewsWanted};

/// Which reviews, and how they are cut into pages.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Only those in this state.
    #[param(inline)]
    status: Option<ReviewStatus>,
    /// How many: 1 to 100, by default 20.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Limit,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List everybody's reviews
///
/// The newest first.
#[utoipa::path(get, path = "/admin/reviews", tag = "reviews", params(Asked), responses(
    (status = 200, description = "A page of reviews", body = Page<Review>),
    (status = 401, description = "Not signed in", body = Problem),
    (status = 403, description = "Not allowed", body = Problem),
    (status = 422, description = "A parameter is wrong", body = Problem),
    (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn list_all_reviews(
    State(reviews): State<Arc<Reviews>>,
    QueryParams(asked): QueryParams<Asked>,
) -> Result<Json<Page<Review>>, Problem> {
    let wanted = ReviewsWanted { user: None, status: asked.status };
    let after = position(asked.cursor.as_deref(), wanted)?;
    Ok(Json(page(reviews.list(wanted, asked.limit, after).await?, wanted)))
}
