//! `POST /auth/logout`

use axum::{extract::State, http::StatusCode};
use http_kit::{JsonBody, Problem};

use super::{App, refresh::RefreshRequest};

/// Sign out
///
/// Ends the session of the refresh token; its access tokens stop working at once. Needs no access token, and may be
/// repeated.
#[utoipa::path(
    post,
    path = "/auth/logout",
    operation_id = "logout",
    tag = "users",
    request_body = RefreshRequest,
    responses(
        (status = 204, description = "The session has ended, if there was one."),
        (status = 422, description = "A field is missing, unknown or wrong.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn logout(
    State(users): App,
    JsonBody(body): JsonBody<RefreshRequest>,
) -> Result<StatusCode, Problem> {
    users.logout(&body.refresh_token).await?;
    Ok(StatusCode::NO_CONTENT)
}
