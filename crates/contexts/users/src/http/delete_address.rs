//! `DELETE /me/addresses/{address_id}`

use axum::{extract::State, http::StatusCode};
use http_kit::{IfMatch, PathId, Problem, SignedIn};
use primitives::kind;

use super::App;

/// Remove a saved address
#[utoipa::path(
    delete,
    path = "/me/addresses/{address_id}",
    operation_id = "delete_address",
    tag = "users",
    params(
        ("address_id" = String, Path, description = "The address."),
        ("if-match" = Option<String>, Header, description = "The `etag` of the copy that is meant."),
    ),
    responses(
        (status = 204, description = "The address is gone."),
        (status = 401, description = "Not signed in.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Unknown, or another's.", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: the address has changed since.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn delete_address(
    State(users): App,
    SignedIn(principal): SignedIn,
    PathId(id): PathId<kind::Address>,
    IfMatch(seen): IfMatch,
) -> Result<StatusCode, Problem> {
    users.delete_address(principal.user_id, id, seen).await?;
    Ok(StatusCode::NO_CONTENT)
}
