//! PUT `/products/{id_or_handle}`: the whole product anew.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use http_kit::{IfMatch, JsonBody, Problem};

use super::name::Name;
use crate::{Catalog, Precondition, draft::ProductDraft, product::Product};

/// Replace a product
///
/// What the body leaves out is emptied; only the handle is kept. Variants are known again by SKU, else by their option
/// values, and keep their ids and stock. `if-match` takes the `etag` of an earlier write (`"v7"`) or of get_product.
#[utoipa::path(put, path = "/products/{id_or_handle}", tag = "catalog", request_body = ProductDraft,
    params(
        ("id_or_handle" = String, Path, description = "An id (`prod_…`) or a handle"),
        ("if-match" = Option<String>, Header, description = "Refuses to overwrite somebody else's change"),
    ),
    responses(
        (status = 200, description = "The product", body = Product),
        (status = 400, description = "Not JSON", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Not allowed", body = Problem),
        (status = 404, description = "Not found", body = Problem),
        (status = 409, description = "`handle_taken` or `sku_taken`", body = Problem),
        (status = 412, description = "It has changed", body = Problem),
        (status = 422, description = "The body breaks rules", body = Problem),
        (status = 503, description = "Busy, or `stock_not_set`", body = Problem),
))]
pub(super) async fn replace_product(
    State(catalog): State<Arc<Catalog>>,
    Name(name): Name,
    precondition: Precondition,
    JsonBody(draft): JsonBody<ProductDraft>,
) -> Result<Response, Problem> {
    let (answer, version) = catalog.replace_product(&name, draft, precondition).await?;
    let headers =
        [(header::CONTENT_TYPE, "application/json".to_owned()), (header::ETAG, IfMatch::etag(version))];
    Ok((headers, Body::from(answer.body().clone())).into_response())
}
