//! `POST /checkouts/{id}/cancel`.

use axum::{Json, extract::State};
use http_kit::{Caller, PathId, Problem};
use primitives::kind;

use crate::{Checkouts, view::CheckoutBody};

/// Give a checkout up; what it held is released.
///
/// Cancelling again changes nothing. A checkout whose payment is under way or done answers 409.
#[utoipa::path(post, path = "/checkouts/{id}/cancel", operation_id = "cancel_checkout", tag = "checkout",
    params(("id" = String, Path, description = "The checkout's id")),
    responses((status = 200, body = CheckoutBody), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 503, body = Problem)))]
pub async fn cancel_checkout(
    State(checkouts): State<Checkouts>,
    PathId(id): PathId<kind::Checkout>,
    caller: Caller,
) -> Result<Json<CheckoutBody>, Problem> {
    Ok(Json(checkouts.cancel(id, &caller).await?.body))
}
