//! GET `/shop`: what a web shop has to know before anybody has a cart.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use http_kit::Problem;

use crate::{ShopProfile, profile::ShopBody};

/// Get the shop
///
/// What it is called, where it delivers and how it can be paid.
#[utoipa::path(get, path = "/shop", operation_id = "get_shop", tag = "shop", responses(
    (status = 200, description = "The shop", body = ShopBody),
    (status = 304, description = "The client has it already"),
))]
pub(super) async fn get_shop(
    State(profile): State<Arc<ShopProfile>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let answer = profile.shop().map_err(|error| Problem::internal(&error))?;
    Ok(answer.respond(&headers))
}
