//! GET `/products/{id_or_handle}`: everything about one product.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    response::Response,
};
use http_kit::Problem;

use super::name::Name;
use crate::{Catalog, product::Product};

/// Get a product
///
/// By its id, its handle, or a handle it once had. Drafts and archived products are not found.
#[utoipa::path(get, path = "/products/{id_or_handle}", tag = "catalog",
    params(("id_or_handle" = String, Path, description = "An id (`prod_…`) or a handle")),
    responses(
        (status = 200, description = "The product", body = Product),
        (status = 304, description = "The client has it already"),
        (status = 404, description = "Not found", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn get_product(
    State(catalog): State<Arc<Catalog>>,
    request: Request,
) -> Result<Response, Problem> {
    let (mut parts, _) = request.into_parts();
    let Name(name) = Name::from_request_parts(&mut parts, &()).await?;
    let kept = catalog.kept_product(&name).await?;
    Ok(kept.answer.respond(&parts.headers))
}
