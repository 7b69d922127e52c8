//! POST `/products`: a new product.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use http_kit::{Idempotent, IfMatch, Problem};

use crate::{Catalog, draft::ProductDraft, product::Product};

/// Create a product
///
/// With its variants and their first stock. Repeating the request with the same `idempotency-key` makes nothing new.
#[utoipa::path(post, path = "/products", tag = "catalog", request_body = ProductDraft,
    params(("idempotency-key" = Option<String>, Header, description = "Repeats are answered like the first request")),
    responses(
        (status = 201, description = "The product", body = Product),
        (status = 400, description = "Not JSON", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Not allowed", body = Problem),
        (status = 409, description = "`handle_taken`, `sku_taken` or `idempotency_key_reused`", body = Problem),
        (status = 422, description = "The body breaks rules", body = Problem),
        (status = 503, description = "Busy, or `stock_not_set`", body = Problem),
))]
pub(super) async fn create_product(
    State(catalog): State<Arc<Catalog>>,
    request: Idempotent<ProductDraft>,
) -> Result<Response, Problem> {
    let created = catalog.create_product(request.body, request.attempt).await?;
    let mut response = created.answer.into_response();
    let first = HeaderValue::from_str(&IfMatch::etag(1)).map_err(|error| Problem::internal(&error))?;
    response.headers_mut().insert(header::ETAG, first);
    Ok(response)
}
