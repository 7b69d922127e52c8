//! `POST /checkouts/{id}/confirm-payment`.

use axum::{Json, extract::State};
use http_kit::{Caller, JsonBody, PathId, Problem};
use primitives::kind;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{Checkouts, view::CheckoutBody};

/// The buyer's decision.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmPayment {
    /// Whether the buyer confirms the payment.
    pub approved: bool,
}

/// Confirm or refuse a payment that asks for it.
///
/// A checkout whose `payment.action` is set waits for this.
#[utoipa::path(post, path = "/checkouts/{id}/confirm-payment", operation_id = "confirm_payment", tag = "checkout",
    params(("id" = String, Path, description = "The checkout's id")), request_body = ConfirmPayment,
    responses((status = 200, body = CheckoutBody), (status = 400, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn confirm_payment(
    State(checkouts): State<Checkouts>,
    PathId(id): PathId<kind::Checkout>,
    caller: Caller,
    JsonBody(decision): JsonBody<ConfirmPayment>,
) -> Result<Json<CheckoutBody>, Problem> {
    Ok(Json(checkouts.confirm_payment(id, &caller, decision.approved).await?.body))
}
