//! POST `/categories`: a new category.

use std::sync::Arc;

use axum::{Json, extract::State, http::StatusCode, http::header, response::IntoResponse};
use http_kit::{IfMatch, JsonBody, Problem};

use crate::{
    Catalog,
    category::{Category, CategoryDraft},
};

/// Create a category
#[utoipa::path(post, path = "/categories", tag = "catalog", request_body = CategoryDraft, responses(
    (status = 201, description = "The category", body = Category),
    (status = 400, description = "Not JSON", body = Problem),
    (status = 401, description = "Not signed in", body = Problem),
    (status = 403, description = "Not allowed", body = Problem),
    (status = 409, description = "`handle_taken` or `too_many_categories`", body = Problem),
    (status = 422, description = "The body breaks rules", body = Problem),
    (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn create_category(
    State(catalog): State<Arc<Catalog>>,
    JsonBody(draft): JsonBody<CategoryDraft>,
) -> Result<impl IntoResponse, Problem> {
    let category = catalog.create_category(draft).await?;
    Ok((StatusCode::CREATED, [(header::ETAG, IfMatch::etag(category.version))], Json(category)))
}
