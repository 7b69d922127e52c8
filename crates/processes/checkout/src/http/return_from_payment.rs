//! `POST /checkouts/{id}/return-from-payment`.

use axum::{Json, extract::State};
use http_kit::{Caller, JsonBody, PathId, Problem};
use primitives::kind;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{Checkouts, view::CheckoutBody};

/// How the buyer came back.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnFromPayment {
    /// Whether the buyer came back without paying, so that the page is closed: the checkout waits for another payment
    /// then. A page on which was paid already is not undone by this.
    pub canceled: bool,
}

/// Come back from a page of the payment provider.
///
/// The shop asks the provider what became of the payment, and answers with the checkout as it is then: `completed`,
/// ready for another payment with the reason in its messages, or still `complete_in_progress` – with `payment.action`
/// while the provider knows of no decision. It may be repeated, comes to the same whether the provider's own message was
/// faster, and is of no effect when no such payment waits.
#[utoipa::path(post, path = "/checkouts/{id}/return-from-payment", operation_id = "return_from_payment", tag = "checkout",
    params(("id" = String, Path, description = "The checkout's id")), request_body = ReturnFromPayment,
    responses((status = 200, body = CheckoutBody), (status = 400, body = Problem), (status = 404, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)))]
pub async fn return_from_payment(
    State(checkouts): State<Checkouts>,
    PathId(id): PathId<kind::Checkout>,
    caller: Caller,
    JsonBody(back): JsonBody<ReturnFromPayment>,
) -> Result<Json<CheckoutBody>, Problem> {
    Ok(Json(checkouts.return_from_payment(id, &caller, back.canceled).await?.body))
}
