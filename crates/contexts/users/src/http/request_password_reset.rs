//! `POST /auth/password-reset`

use axum::{extract::State, http::StatusCode};
use http_kit::{ClientAddress, JsonBody, Problem};
use primitives::Email;
use serde::Deserialize;
use utoipa::ToSchema;

use super::App;

/// Whose password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordResetRequest)]
pub(super) struct ResetRequest {
    email: Email,
}

/// Ask for a new password
///
/// Sends a mail with a link, if there is an account with this address. Whether there is one is not told.
#[utoipa::path(
    post,
    path = "/auth/password-reset",
    operation_id = "request_password_reset",
    tag = "users",
    request_body = ResetRequest,
    responses(
        (status = 202, description = "Accepted, whether or not there is such an account."),
        (status = 422, description = "A field is missing, unknown or wrong.", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests from this network address.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn request_password_reset(
    State(users): App,
    address: ClientAddress,
    JsonBody(body): JsonBody<ResetRequest>,
) -> Result<StatusCode, Problem> {
    users.request_password_reset(&body.email, address.0).await?;
    Ok(StatusCode::ACCEPTED)
}
