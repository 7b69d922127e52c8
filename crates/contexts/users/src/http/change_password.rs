//! `POST /me/password`

use axum::{extract::State, http::StatusCode};
use http_kit::{ClientAddress, JsonBody, Problem, SignedIn};
use serde::Deserialize;
use utoipa::ToSchema;

use super::App;
use crate::{Password, password::OfferedPassword};

/// The current and the new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordChange)]
pub(super) struct ChangePasswordRequest {
    #[schema(value_type = String, format = Password, max_length = 128)]
    current_password: OfferedPassword,
    /// 8 to 128 characters, none of the commonest passwords.
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128)]
    password: Password,
}

/// Change the password
///
/// Ends every other session of the account.
#[utoipa::path(
    post,
    path = "/me/password",
    operation_id = "change_password",
    tag = "users",
    request_body = ChangePasswordRequest,
    responses(
        (status = 204, description = "The password is changed."),
        (status = 401, description = "Not signed in.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The current password or a field is wrong.", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong passwords.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn change_password(
    State(users): App,
    SignedIn(principal): SignedIn,
    address: ClientAddress,
    JsonBody(body): JsonBody<ChangePasswordRequest>,
) -> Result<StatusCode, Problem> {
    users.change_password(&principal, body.current_password, &body.password, address.0).await?;
    Ok(StatusCode::NO_CONTENT)
}
