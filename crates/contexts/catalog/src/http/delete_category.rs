//! DELETE `/categories/{id}`: deletes an empty category.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use http_kit::{PathId, Problem};
use primitives::kind;

use crate::Catalog;

/// Delete a category
///
/// Only without products and without categories below it.
#[utoipa::path(delete, path = "/categories/{id}", tag = "catalog",
    params(("id" = String, Path, description = "Its id (`cat_…`)")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Not allowed", body = Problem),
        (status = 404, description = "Not found", body = Problem),
        (status = 409, description = "`category_in_use`", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn delete_category(
    State(catalog): State<Arc<Catalog>>,
    PathId(id): PathId<kind::Category>,
) -> Result<StatusCode, Problem> {
    catalog.delete_category(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
