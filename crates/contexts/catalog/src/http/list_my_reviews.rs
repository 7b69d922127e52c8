//! GET `/me/reviews`: the caller's own reviews.
#![expect(unused_qualifications, reason = "written by the macro that describes the endpoint")]

use std::sync::Arc;

use axum::{Json, extract::State};
use http_kit::{Problem, QueryParams, SignedIn};
use primitives::{Limit, Page};
use serde::Deserialize;
use utoipa::IntoParams;

use super::review_page::{page, position};
use crate::{Review, Reviews, ReviewsWanted};

/// How the list is cut into pages.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Paging {
    /// How many: 1 to 100, by default 20.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Limit,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List own reviews
///
/// The newest first, whether shoppers see them or not.
#[utoipa::path(get, path = "/me/reviews", tag = "reviews", params(Paging), responses(
    (status = 200, description = "A page of reviews", body = Page<Review>),
    (status = 401, description = "Not signed in", body = Problem),
    (status = 422, description = "A parameter is wrong", body = Problem),
    (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn list_my_reviews(
    State(reviews): State<Arc<Reviews>>,
    SignedIn(principal): SignedIn,
    QueryParams(paging): QueryParams<Paging>,
) -> Result<Json<Page<Review>>, Problem> {
    let wanted = ReviewsWanted { user: Some(principal.user_id), status: None };
    let after = position(paging.cursor.as_deref(), wanted)?;
    Ok(Json(page(reviews.list(wanted, paging.limit, after).await?, wanted)))
}
