//! PATCH `/admin/requests/{id}`: staff say how far a request is.

use std::sync::Arc;

use axum::{Json, extract::State, http::header, response::IntoResponse};
use http_kit::{IfMatch, JsonBody, PathId, Problem};
use primitives::{SupportRequestId, kind};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{RequestStatus, Support, SupportRequest};

/// What changes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SupportRequestChange)]
pub(super) struct Change {
    /// How far it is now.
    status: RequestStatus,
}

/// Say how far a request is
#[utoipa::path(patch, path = "/admin/requests/{id}", operation_id = "update_request", tag = "support",
    params(("id" = SupportRequestId, Path, description = "The request"),
        ("if-match" = Option<String>, Header, description = "The `etag` of the copy that was changed")),
    request_body = Change,
    responses(
        (status = 200, description = "The request", body = SupportRequest),
        (status = 400, description = "Not JSON", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Not allowed", body = Problem),
        (status = 404, description = "Not found", body = Problem),
        (status = 412, description = "It has changed since it was read", body = Problem),
        (status = 422, description = "The body breaks rules", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn update_request(
    State(support): State<Arc<Support>>,
    PathId(id): PathId<kind::SupportRequest>,
    IfMatch(version): IfMatch,
    JsonBody(change): JsonBody<Change>,
) -> Result<impl IntoResponse, Problem> {
    let request = support.set_status(id, change.status, version).await?;
    Ok(([(header::ETAG, IfMatch::etag(request.version))], Json(request)))
}
