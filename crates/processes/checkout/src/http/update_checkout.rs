//! `PATCH /checkouts/{id}`.

use axum::{Json, extract::State};
use http_kit::{Caller, JsonBody, PathId, Problem};
use primitives::kind;

use crate::{
    Checkouts,
    details::{MAX_CODES, UpdateCheckout},
    view::CheckoutBody,
};

/// Say who buys, where to deliver and how.
///
/// What the body does not name stays as it is.
#[utoipa::path(patch, path = "/checkouts/{id}", operation_id = "update_checkout", tag = "checkout",
    params(("id" = String, Path, description = "The checkout's id")), request_body = UpdateCheckout,
    responses((status = 200, body = CheckoutBody), (status = 400, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn update_checkout(
    State(checkouts): State<Checkouts>,
    PathId(id): PathId<kind::Checkout>,
    caller: Caller,
    JsonBody(change): JsonBody<UpdateCheckout>,
) -> Result<Json<CheckoutBody>, Problem> {
    if change.discount_codes.as_ref().is_some_and(|codes| codes.len() > MAX_CODES) {
        return Err(Problem::invalid("/discount_codes", "too_many", "At most five codes."));
    }
    Ok(Json(checkouts.update(id, &caller, change).await?.body))
}
