//! `POST /auth/refresh`

use axum::{
    extract::{FromRequest, Request, State},
    response::Response,
};
use http_kit::{JsonBody, Problem};
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{App, session_cookie::Carrier, token_answer::signed_in};
use crate::{Users, UsersError};

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
/// A refresh token works once; for a few seconds more it is answered with the same successor, so that two windows may
/// ask at once. When it comes back later, the whole session ends, since somebody may have stolen it. With
/// `x-session: cookie` the token comes from the cookie and the next one goes there; the body is not looked at.
#[utoipa::path(
    post,
    path = "/auth/refresh",
    operation_id = "refresh",
    tag = "users",
    params(("x-session" = Option<String>, Header, description = "`cookie`: the refresh token travels in a cookie")),
    request_body = Option<RefreshRequest>,
    responses(
        (status = 200, description = "The next tokens.", body = super::token_answer::TokenAnswer),
        (status = 401, description = "`invalid_refresh_token`: sign in again.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is missing, unknown or wrong.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn refresh(
    State(users): App,
    carrier: Carrier,
    request: Request,
) -> Result<Response, Problem> {
    let refreshed = match presented(&users, carrier, request).await? {
        Some(token) => users.refresh(&token).await,
        None => Err(UsersError::InvalidRefreshToken),
    };
    match (refreshed, carrier) {
        (Ok(sign_in), _) => Ok(signed_in(&users, carrier, sign_in)),
        // What is of no use is not sent again with every request.
        (Err(error @ UsersError::InvalidRefreshToken), Carrier::Cookie) => {
            Ok(users.session_cookie().forget(Problem::from(error)))
        }
        (Err(error), _) => Err(error.into()),
    }
}

/// The token of the request; `None` when its browser has none.
pub(super) async fn presented(
    users: &Users,
    carrier: Carrier,
    request: Request,
) -> Result<Option<SecretString>, Problem> {
    match carrier {
        Carrier::Cookie => Ok(users.session_cookie().token(request.headers())),
        Carrier::Body => {
            let JsonBody(body) = JsonBody::<RefreshRequest>::from_request(request, &()).await?;
            Ok(Some(body.refresh_token))
        }
    }
}
