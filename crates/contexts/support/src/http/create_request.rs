//! POST `/requests`: somebody asks something of the shop.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http_kit::{Caller, ClientAddress, Idempotent, Problem, no_store};

use crate::{NewRequest, Support, service::Receipt};

/// Ask the shop something
///
/// A question, a return or a call for help, kept for the staff; the person gets a mail that it has arrived. Whoever is
/// signed in is remembered with it.
#[utoipa::path(post, path = "/requests", operation_id = "create_request", tag = "support",
    request_body = NewRequest,
    params(("idempotency-key" = Option<String>, Header, description = "Repeats are answered like the first request")),
    responses(
        (status = 201, description = "It is kept", body = Receipt),
        (status = 400, description = "Not JSON, or it holds what looks like a card number", body = Problem),
        (status = 409, description = "`idempotency_key_reused`", body = Problem),
        (status = 422, description = "The body breaks rules", body = Problem),
        (status = 429, description = "Too many from this network or e-mail address", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn create_request(
    State(support): State<Arc<Support>>,
    caller: Caller,
    address: ClientAddress,
    Idempotent { body, attempt }: Idempotent<NewRequest>,
) -> Result<Response, Problem> {
    let answer = support.receive(body, caller.user_id(), address.network(), attempt).await?;
    let mut response = answer.into_response();
    no_store(response.headers_mut());
    Ok(response)
}
