//! PUT `/categories/{id}`: renames or moves a category.

use std::sync::Arc;

use axum::{Json, extract::State, http::header, response::IntoResponse};
use http_kit::{IfMatch, JsonBody, PathId, Problem};
use primitives::kind;

use crate::{
    Catalog,
    category::{Category, CategoryDraft},
};

/// Replace a category
///
/// Renames or moves it; its products stay in it, and lists by a former handle go on working.
#[utoipa::path(put, path = "/categories/{id}", tag = "catalog", request_body = CategoryDraft,
    params(
        ("id" = String, Path, description = "Its id (`cat_…`)"),
        ("if-match" = Option<String>, Header, description = "Refuses to overwrite somebody else's change"),
    ),
    responses(
        (status = 200, description = "The category", body = Category),
        (status = 400, description = "Not JSON", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Not allowed", body = Problem),
        (status = 404, description = "Not found", body = Problem),
        (status = 409, description = "`handle_taken` or `category_cycle`", body = Problem),
        (status = 412, description = "It has changed", body = Problem),
        (status = 422, description = "The body breaks rules", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn replace_category(
    State(catalog): State<Arc<Catalog>>,
    PathId(id): PathId<kind::Category>,
    IfMatch(version): IfMatch,
    JsonBody(draft): JsonBody<CategoryDraft>,
) -> Result<impl IntoResponse, Problem> {
    let category = catalog.replace_category(id, draft, version).await?;
    Ok(([(header::ETAG, IfMatch::etag(category.version))], Json(category)))
}
