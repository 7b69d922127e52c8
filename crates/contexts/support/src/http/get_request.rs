//! GET `/admin/requests/{id}`: one thing that somebody has asked, for staff.

use std::sync::Arc;

use axum::{Json, extract::State, http::header, response::IntoResponse};
use http_kit::{IfMatch, PathId, Problem};
use primitives::{SupportRequestId, kind};

use crate::{Support, SupportRequest};

/// Look at what somebody has asked
#[utoipa::path(get, path = "/admin/requests/{id}", operation_id = "get_request", tag = "support",
    params(("id" = SupportRequestId, Path, description = "The request")),
    responses(
        (status = 200, description = "The request, with its `etag`", body = SupportRequest),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Not allowed", body = Problem),
        (status = 404, description = "Not found", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn get_request(
    State(support): State<Arc<Support>>,
    PathId(id): PathId<kind::SupportRequest>,
) -> Result<impl IntoResponse, Problem> {
    let request = support.get(id).await?;
    Ok(([(header::ETAG, IfMatch::etag(request.version))], Json(request)))
}
