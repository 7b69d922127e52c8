//! GET `/products/{id_or_handle}/related`: what goes with a product.
#![expect(unused_qualifications, reason = "written by the macro that describes the endpoint")]

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    response::Response,
};
use http_kit::{Problem, QueryParams};
use primitives::Page;
use serde::Deserialize;
use utoipa::IntoParams;

use super::name::Name;
use crate::{Catalog, MAX_RELATED, product::Product};

const DEFAULT: u32 = 8;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// How many: 1 to 24, by default 8.
    #[param(minimum = 1, maximum = 24)]
    limit: Option<u32>,
}

/// List what goes with a product
///
/// Other products for sale, the best first: those of its category, its brand and its tags, what is in stock before what
/// is not, and among equals what sells best. There is one page.
#[utoipa::path(get, path = "/products/{id_or_handle}/related", tag = "catalog",
    params(("id_or_handle" = String, Path, description = "An id (`prod_…`) or a handle"), Asked),
    responses(
        (status = 200, description = "The products that go with it", body = Page<Product>),
        (status = 304, description = "The client has it already"),
        (status = 404, description = "Not found", body = Problem),
        (status = 422, description = "A parameter is wrong", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn list_related_products(
    State(catalog): State<Arc<Catalog>>,
    request: Request,
) -> Result<Response, Problem> {
    let (mut parts, _) = request.into_parts();
    let Name(name) = Name::from_request_parts(&mut parts, &()).await?;
    let QueryParams(asked) = QueryParams::<Asked>::from_request_parts(&mut parts, &()).await?;
    let limit = asked.limit.unwrap_or(DEFAULT);
    if !(1..=MAX_RELATED).contains(&limit) {
        return Err(Problem::invalid("?limit", "out_of_range", "a limit is a whole number from 1 to 24"));
    }
    Ok(catalog.list_related_products(&name, limit).await?.respond(&parts.headers))
}
