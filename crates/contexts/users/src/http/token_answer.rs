//! The answer to whoever has signed in.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use secrecy::ExposeSecret;
use serde::Serialize;
use utoipa::ToSchema;

use super::{account_answer::AccountAnswer, session_cookie::Carrier};
use crate::{SignIn, Users};

/// The tokens of a session.
#[derive(Serialize, ToSchema)]
#[schema(as = Tokens)]
pub(super) struct TokenAnswer {
    /// A JWT for `authorization: Bearer`.
    access_token: String,
    #[schema(value_type = String, example = "Bearer")]
    token_type: &'static str,
    /// Seconds until the access token expires.
    expires_in: u64,
    /// Gets the next tokens, once; coming back, it ends the session. Not here when it is in a cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    user: AccountAnswer,
}

/// The answer to whoever has signed in, with the refresh token where the client wants it.
pub(super) fn signed_in(users: &Users, carrier: Carrier, sign_in: SignIn) -> Response {
    let SignIn { user, access_token, expires_in, refresh_token, refresh_expires_in } = sign_in;
    let in_body = carrier == Carrier::Body;
    let answer = Json(TokenAnswer {
        access_token: access_token.expose_secret().to_owned(),
        token_type: "Bearer",
        expires_in: expires_in.as_secs(),
        refresh_token: in_body.then(|| refresh_token.expose_secret().to_owned()),
        user: AccountAnswer::new(user, users.roles()),
    });
    if in_body {
        return answer.into_response();
    }
    users.session_cookie().keep(answer, &refresh_token, refresh_expires_in)
}
