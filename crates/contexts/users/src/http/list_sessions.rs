//! `GET /me/sessions`

use axum::{Json, extract::State};
use http_kit::{Problem, SignedIn};
use primitives::{Page, Pagination, SessionId, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::App;
use crate::Session;

/// Somewhere one is signed in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Session)]
pub(super) struct SessionAnswer {
    #[schema(value_type = String, example = "ses_01h455vb4pex5vsknk084sn02q")]
    id: SessionId,
    /// What the browser or program called itself at sign-in.
    device: Option<String>,
    /// Whether it is the session of this request.
    current: bool,
    created_at: Timestamp,
    last_used_at: Timestamp,
    expires_at: Timestamp,
}

impl SessionAnswer {
    fn new(session: Session, current: Option<SessionId>) -> Self {
        Self {
            current: current == Some(session.id),
            id: session.id,
            device: session.device,
            created_at: session.created_at,
            last_used_at: session.last_used_at,
            expires_at: session.expires_at,
        }
    }
}

/// Where one is signed in
///
/// The newest hundred sessions that go on.
#[utoipa::path(
    get,
    path = "/me/sessions",
    operation_id = "list_sessions",
    tag = "users",
    responses(
        (status = 200, description = "The sessions, the newest first.", body = Page<SessionAnswer>),
        (status = 401, description = "Not signed in.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list_sessions(
    State(users): App,
    SignedIn(principal): SignedIn,
) -> Result<Json<Page<SessionAnswer>>, Problem> {
    let sessions = users.list_sessions(principal.user_id).await?;
    let answer = |session| SessionAnswer::new(session, principal.session_id);
    let items = sessions.into_iter().map(answer).collect();
    Ok(Json(Page { items, pagination: Pagination::default() }))
}
