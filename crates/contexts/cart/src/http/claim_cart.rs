//! `POST /carts/{id}/claim`: a guest has signed in and takes the cart along.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use http_kit::{PathId, Problem, SignedIn};
use primitives::{CartId, kind};

use super::whole;
use crate::{CartBody, Carts};

/// Merges a guest's cart into the account's and answers that. It can be repeated; the guest's id is gone afterwards,
/// unless the account had no cart and took it over.
#[utoipa::path(
    post, path = "/carts/{id}/claim", operation_id = "claim_cart", tag = "carts",
    params(("id" = CartId, Path, description = "The guest's cart")),
    responses(
        (status = 200, body = CartBody), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)
    )
)]
pub(super) async fn claim_cart(
    State(carts): State<Arc<Carts>>,
    SignedIn(principal): SignedIn,
    PathId(id): PathId<kind::Cart>,
) -> Result<Response, Problem> {
    Ok(whole(StatusCode::OK, carts.merge(id, principal.user_id).await?))
}
