//! DELETE `/products/{id_or_handle}`: takes a product out of the shop.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use http_kit::Problem;

use super::name::Name;
use crate::{Catalog, Precondition};

/// Archive a product
///
/// Shoppers see it no more; orders keep what they need of it. Repeating this does nothing.
#[utoipa::path(delete, path = "/products/{id_or_handle}", tag = "catalog",
    params(
        ("id_or_handle" = String, Path, description = "An id (`prod_…`) or a handle"),
        ("if-match" = Option<String>, Header, description = "Refuses to archive what somebody else has changed"),
    ),
    responses(
        (status = 204, description = "It is archived"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Not allowed", body = Problem),
        (status = 404, description = "Not found", body = Problem),
        (status = 412, description = "It has changed", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn delete_product(
    State(catalog): State<Arc<Catalog>>,
    Name(name): Name,
    precondition: Precondition,
) -> Result<StatusCode, Problem> {
    catalog.delete_product(&name, precondition).await?;
    Ok(StatusCode::NO_CONTENT)
}
