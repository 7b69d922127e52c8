//! `POST /checkouts/{id}/complete`.

use axum::{extract::State, http::StatusCode};
use http_kit::{Caller, Idempotent, PathId, Problem, idempotency::Answer};
use primitives::{Amount, Text, kind};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{Checkouts, view::CompletedBody};

/// How to pay.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteCheckout {
    /// The payment.
    pub payment: PaymentInstruction,
    /// What the buyer was shown as the total, in minor units. If the order would come to another sum by now, nothing
    /// happens and the answer is 409 `total_changed`.
    pub expected_total: Option<Amount>,
}

/// A payment by one of `payment.handlers`.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentInstruction {
    /// The handler.
    #[schema(example = "test")]
    pub handler_id: String,
    /// What the handler gave the buyer; never a card number.
    pub credential: Credential,
    /// Where a page of the handler's own sends the buyer back to: a path of this shop, or an address of an origin that
    /// its settings name. `canceled=1` is added when the buyer came back without a decision. By default
    /// `/checkout/return`.
    #[schema(max_length = 1000, example = "/checkout/return")]
    pub return_url: Option<String>,
}

/// What a payment handler gave the buyer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// The kind of credential.
    #[serde(rename = "type")]
    #[expect(dead_code, reason = "read to refuse other kinds")]
    pub kind: CredentialType,
    /// The token.
    #[schema(value_type = String, min_length = 1, max_length = 255, example = "tok_success")]
    pub token: Text<1, 255>,
}

/// The kinds of credentials.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CredentialType {
    /// A token that stands for a way of paying.
    Token,
}

/// Pay and place the order.
///
/// Needs an `idempotency-key`. Answers 200 once the outcome is known (also a declined payment, which the checkout's
/// messages tell, and a payment that asks the buyer to do something: `payment.action`) and 202 while the workflow runs on, with the same body. Whatever is repeated or runs in parallel, a
/// checkout makes one order.
#[utoipa::path(post, path = "/checkouts/{id}/complete", operation_id = "complete_checkout", tag = "checkout",
    params(("id" = String, Path, description = "The checkout's id"), ("idempotency-key" = String, Header, description = "1 to 255 visible ASCII characters")),
    request_body = CompleteCheckout,
    responses((status = 200, body = CompletedBody), (status = 202, body = CompletedBody), (status = 400, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn complete_checkout(
    State(checkouts): State<Checkouts>,
    PathId(id): PathId<kind::Checkout>,
    caller: Caller,
    request: Idempotent<CompleteCheckout>,
) -> Result<Answer, Problem> {
    let attempt = request.attempt.ok_or_else(|| {
        let detail = "Completing a checkout needs an idempotency-key, so that no repetition charges twice.";
        Problem::new(StatusCode::BAD_REQUEST, "idempotency_key_required", detail)
    })?;
    Ok(checkouts.complete(id, &caller, request.body, attempt).await?)
}
