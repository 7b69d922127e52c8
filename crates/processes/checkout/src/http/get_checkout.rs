//! `GET /checkouts/{id}`.

use axum::{Json, extract::State};
use http_kit::{Caller, PathId, Problem};
use primitives::kind;

use crate::{Checkouts, view::CheckoutBody};

/// Look at a checkout.
///
/// Whoever knows the id of a guest's checkout may look at it; one of an account is that account's alone.
#[utoipa::path(get, path = "/checkouts/{id}", operation_id = "get_checkout", tag = "checkout",
    params(("id" = String, Path, description = "The checkout's id")),
    responses((status = 200, body = CheckoutBody), (status = 404, body = Problem), (status = 503, body = Problem)))]
pub async fn get_checkout(
    State(checkouts): State<Checkouts>,
    PathId(id): PathId<kind::Checkout>,
    caller: Caller,
) -> Result<Json<CheckoutBody>, Problem> {
    Ok(Json(checkouts.look(id, &caller).await?.body))
}
