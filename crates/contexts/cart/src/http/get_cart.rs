//! `GET /carts/{id}`: a cart at current prices.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use http_kit::{Caller, PathId, Problem};
use primitives::{CartId, kind};

use super::whole;
use crate::{CartBody, Carts};

/// One cart, with prices and availability as they are now.
#[utoipa::path(
    get, path = "/carts/{id}", operation_id = "get_cart", tag = "carts",
    params(("id" = CartId, Path, description = "The cart")),
    responses((status = 200, body = CartBody), (status = 404, body = Problem))
)]
pub(super) async fn get_cart(
    State(carts): State<Arc<Carts>>,
    caller: Caller,
    PathId(id): PathId<kind::Cart>,
) -> Result<Response, Problem> {
    Ok(whole(StatusCode::OK, carts.show(id, caller.user_id()).await?))
}
