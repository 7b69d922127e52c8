//! GET `/products/{id_or_handle}/reviews`: what buyers say, for everybody.
#![expect(unused_qualifications, reason = "written by the macro that describes the endpoint")]

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    response::Response,
};
use http_kit::{Problem, QueryParams};
use primitives::{Cursor, Limit, ReviewId};
use serde::Deserialize;
use utoipa::IntoParams;

use super::name::Name;
use crate::{ReviewPage, ReviewQuery, ReviewSort, Reviews};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// The order; the newest first unless said otherwise.
    #[serde(default)]
    #[param(inline)]
    sort: ReviewSort,
    /// How many: 1 to 100, by default 20.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Limit,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List the reviews of a product
///
/// The published ones, with how many there are of each number of stars.
#[utoipa::path(get, path = "/products/{id_or_handle}/reviews", tag = "reviews",
    params(("id_or_handle" = String, Path, description = "An id (`prod_…`) or a handle"), Asked),
    responses(
        (status = 200, description = "A page of reviews", body = ReviewPage),
        (status = 304, description = "The client has it already"),
        (status = 404, description = "Not found", body = Problem),
        (status = 422, description = "A parameter is wrong", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn list_reviews(
    State(reviews): State<Arc<Reviews>>,
    request: Request,
) -> Result<Response, Problem> {
    let (mut parts, _) = request.into_parts();
    let Name(product) = Name::from_request_parts(&mut parts, &()).await?;
    let QueryParams(asked) = QueryParams::<Asked>::from_request_parts(&mut parts, &()).await?;
    let mut query = ReviewQuery { sort: asked.sort, limit: asked.limit, after: None };
    let scope = query.scope(&product);
    let after = asked.cursor.map(|text| Cursor::<(i64, ReviewId)>::decode(&text, &scope)).transpose();
    query.after = after.map_err(|error| Problem::invalid("?cursor", "invalid", error.to_string()))?;
    Ok(reviews.page(&product, query).await?.respond(&parts.headers))
}
