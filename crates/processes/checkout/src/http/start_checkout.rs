//! `POST /checkouts`.

use axum::extract::State;
use http_kit::{Caller, Idempotent, Problem, idempotency::Answer};
use primitives::CartId;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{Checkouts, view::CheckoutBody};

/// Which cart to check out.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartCheckout {
    /// The cart.
    pub cart_id: CartId,
}

/// Begin a checkout with the lines of a cart.
///
/// The cart stays as it is until the order is paid.
#[utoipa::path(post, path = "/checkouts", operation_id = "start_checkout", tag = "checkout", request_body = StartCheckout,
    params(("idempotency-key" = Option<String>, Header, description = "Repeats under one key begin one checkout")),
    responses((status = 201, body = CheckoutBody), (status = 400, body = Problem), (status = 409, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn start_checkout(
    State(checkouts): State<Checkouts>,
    caller: Caller,
    request: Idempotent<StartCheckout>,
) -> Result<Answer, Problem> {
    Ok(checkouts.start(request.body.cart_id, &caller, request.attempt).await?)
}
