//! `POST /auth/refresh`

use axum::{Json, extract::State};
use http_kit::{JsonBody, Problem};
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{App, token_answer::TokenAnswer};

/// The refresh token of a session.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RefreshToken)]
pub(super) struct RefreshRequest {
    #[schema(value_type = String)]
    pub refresh_token: SecretString,
}

/// Get the next tokens
///
/// A refresh token works once. When it comes back – also at the same time from two windows – the whole session ends,
/// since one of the two may have stolen it: a client sends one refresh at a time.
#[utoipa::path(
    post,
    path = "/auth/refresh",
    operation_id = "refresh",
    tag = "users",
    request_body = RefreshRequest,
    responses(
        (status = 200, description = "The next tokens.", body = TokenAnswer),
        (status = 401, description = "`invalid_refresh_token`: sign in again.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is missing, unknown or wrong.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn refresh(
    State(users): App,
    JsonBody(body): JsonBody<RefreshRequest>,
) -> Result<Json<TokenAnswer>, Problem> {
    let sign_in = users.refresh(&body.refresh_token).await?;
    Ok(Json(TokenAnswer::new(sign_in, users.roles())))
}
