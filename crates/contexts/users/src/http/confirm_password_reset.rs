//! `POST /auth/password-reset/confirm`

use axum::{extract::State, http::StatusCode};
use http_kit::{ClientAddress, JsonBody, Problem};
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use super::App;
use crate::Password;

/// The secret from the mail and the new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordResetConfirmation)]
pub(super) struct ConfirmRequest {
    #[schema(value_type = String)]
    token: SecretString,
    /// 8 to 128 characters, none of the commonest passwords.
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128)]
    password: Password,
}

/// Set a new password with the secret from the mail
///
/// Ends every session of the account.
#[utoipa::path(
    post,
    path = "/auth/password-reset/confirm",
    operation_id = "confirm_password_reset",
    tag = "users",
    request_body = ConfirmRequest,
    responses(
        (status = 204, description = "The password is set."),
        (status = 422, description = "The secret has expired, was used or is unknown, or a field is wrong.", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests from this network address.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn confirm_password_reset(
    State(users): App,
    address: ClientAddress,
    JsonBody(body): JsonBody<ConfirmRequest>,
) -> Result<StatusCode, Problem> {
    users.confirm_password_reset(&body.token, &body.password, address.0).await?;
    Ok(StatusCode::NO_CONTENT)
}
