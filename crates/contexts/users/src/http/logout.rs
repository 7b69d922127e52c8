//! `POST /auth/logout`

use axum::{
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use http_kit::Problem;

use super::{
    App,
    refresh::{RefreshRequest, presented},
    session_cookie::Carrier,
};

/// Sign out
///
/// Ends the session of the refresh token; its access tokens stop working at once. Needs no access token, and may be
/// repeated. With `x-session: cookie` the token comes from the cookie, which the browser then forgets.
#[utoipa::path(
    post,
    path = "/auth/logout",
    operation_id = "logout",
    tag = "users",
    params(("x-session" = Option<String>, Header, description = "`cookie`: the refresh token travels in a cookie")),
    request_body = Option<RefreshRequest>,
    responses(
        (status = 204, description = "The session has ended, if there was one."),
        (status = 422, description = "A field is missing, unknown or wrong.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn logout(
    State(users): App,
    carrier: Carrier,
    request: Request,
) -> Result<Response, Problem> {
    if let Some(token) = presented(&users, carrier, request).await? {
        users.logout(&token).await?;
    }
    Ok(match carrier {
        Carrier::Cookie => users.session_cookie().forget(StatusCode::NO_CONTENT),
        Carrier::Body => StatusCode::NO_CONTENT.into_response(),
    })
}
