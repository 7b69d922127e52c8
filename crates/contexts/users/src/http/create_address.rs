//! `POST /me/addresses`

use axum::{extract::State, http::StatusCode};
use http_kit::{Idempotent, Problem, SignedIn, idempotency::Answer};
use primitives::PostalAddress;

use super::{App, address_answer::AddressAnswer};

/// Save an address
#[utoipa::path(
    post,
    path = "/me/addresses",
    operation_id = "create_address",
    tag = "users",
    request_body = PostalAddress,
    params(("idempotency-key" = Option<String>, Header, description = "Repeating the request saves one address.")),
    responses(
        (status = 201, description = "The saved address.", body = AddressAnswer),
        (status = 401, description = "Not signed in.", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`too_many_addresses` or `idempotency_key_reused`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is missing, unknown or wrong.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn create_address(
    State(users): App,
    SignedIn(principal): SignedIn,
    Idempotent { body, attempt }: Idempotent<PostalAddress>,
) -> Result<Answer, Problem> {
    let answer = users.create_address(principal.user_id, body, attempt, |saved| {
        Answer::json(StatusCode::CREATED, &AddressAnswer::from(saved.clone()))
    });
    Ok(answer.await?)
}
