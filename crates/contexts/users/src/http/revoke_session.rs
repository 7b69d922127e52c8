//! `DELETE /me/sessions/{session_id}`

use axum::{extract::State, http::StatusCode};
use http_kit::{PathId, Problem, SignedIn};
use primitives::kind;

use super::App;

/// Sign out elsewhere
///
/// Access tokens of the session stop working at once.
#[utoipa::path(
    delete,
    path = "/me/sessions/{session_id}",
    operation_id = "revoke_session",
    tag = "users",
    params(("session_id" = String, Path, description = "The session.")),
    responses(
        (status = 204, description = "The session has ended."),
        (status = 401, description = "Not signed in.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Unknown, ended, or another's.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn revoke_session(
    State(users): App,
    SignedIn(principal): SignedIn,
    PathId(id): PathId<kind::Session>,
) -> Result<StatusCode, Problem> {
    users.revoke_session(principal.user_id, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
