//! The endpoints of the carts. Whoever holds a guest cart's id holds the cart; an account's cart is its owner's alone.

mod add_line_item;
mod claim_cart;
mod create_cart;
mod get_cart;
mod remove_line_item;
mod update_line_item;

use std::sync::Arc;

use axum::{
    Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use documents::{DocumentsError, Version};
use http_kit::{IfMatch, Problem, idempotency::Answer, no_store};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{CartError, Carts, Shown};

/// The endpoints, below the API's base path.
pub fn routes(carts: Arc<Carts>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(create_cart::create_cart))
        .routes(routes!(get_cart::get_cart))
        .routes(routes!(add_line_item::add_line_item))
        .routes(routes!(update_line_item::update_line_item, remove_line_item::remove_line_item))
        .routes(routes!(claim_cart::claim_cart))
        .with_state(carts)
}

/// The whole cart, which is what every operation answers.
fn whole(status: StatusCode, shown: Shown) -> Response {
    let mut response = (status, Json(shown.body)).into_response();
    seal(response.headers_mut(), Some(shown.version));
    response
}

/// A recorded answer; a repeated one is of some earlier state and so has no entity tag.
fn recorded(answer: Answer, version: Option<Version>) -> Response {
    let version = version.filter(|_| !answer.replayed);
    let mut response = answer.into_response();
    seal(response.headers_mut(), version);
    response
}

fn seal(headers: &mut HeaderMap, version: Option<Version>) {
    no_store(headers);
    let tag = version.and_then(|version| HeaderValue::from_str(&IfMatch::etag(version.number())).ok());
    if let Some(tag) = tag {
        headers.insert(header::ETAG, tag);
    }
}

/// Where in a request a field of a line is.
fn pointer(at: Option<usize>, field: &str) -> String {
    at.map_or_else(|| format!("/{field}"), |index| format!("/line_items/{index}/{field}"))
}

impl From<CartError> for Problem {
    fn from(error: CartError) -> Self {
        let detail = error.to_string();
        match error {
            CartError::NotFound => Self::not_found(),
            CartError::UnknownVariant { at } => {
                Self::invalid(pointer(at, "variant_id"), "unknown_variant", detail)
            }
            CartError::NotSellable { at } => Self::invalid(pointer(at, "variant_id"), "not_sellable", detail),
            CartError::TooManyLines { at } => {
                Self::invalid(pointer(at, "variant_id"), "too_many_lines", detail)
            }
            CartError::TooManyPieces { at } => {
                Self::invalid(pointer(at, "quantity"), "too_many_pieces", detail)
            }
            CartError::TotalTooLarge(_) => Self::invalid("/quantity", "total_too_large", detail),
            CartError::OtherCurrency => Self::invalid("/currency", "other_currency", detail),
            CartError::Reused(reused) => reused.into(),
            CartError::Contended => Self::unavailable(),
            CartError::Shelf(error) => Self::internal(&error),
            CartError::Documents(DocumentsError::Database(error)) | CartError::Database(error) => {
                error.into()
            }
            CartError::Documents(error) => Self::internal(&error),
        }
    }
}
