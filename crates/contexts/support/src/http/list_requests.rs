//! GET `/admin/requests`: what people have asked, for staff.

use std::sync::Arc;

use axum::{Json, extract::State};
use http_kit::{Problem, QueryParams};
use primitives::{Cursor, Limit, Page, Pagination, SupportRequestId};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{Filter, RequestKind, RequestStatus, Support, SupportRequest};

/// Which requests, and how they are cut into pages.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Wanted {
    /// Only those that are so far.
    #[param(inline)]
    status: Option<RequestStatus>,
    /// Only those about this.
    #[param(inline)]
    kind: Option<RequestKind>,
    /// How many: 1 to 100, by default 20.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Limit,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List what people have asked
///
/// The newest first.
#[utoipa::path(get, path = "/admin/requests", operation_id = "list_requests", tag = "support", params(Wanted),
    responses(
        (status = 200, description = "A page of requests", body = Page<SupportRequest>),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Not allowed", body = Problem),
        (status = 422, description = "A parameter is wrong", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn list_requests(
    State(support): State<Arc<Support>>,
    QueryParams(wanted): QueryParams<Wanted>,
) -> Result<Json<Page<SupportRequest>>, Problem> {
    let filter = Filter { status: wanted.status, kind: wanted.kind };
    let scope = ("support requests", filter);
    let decoded = wanted.cursor.map(|text| Cursor::<SupportRequestId>::decode(&text, &scope)).transpose();
    let after = decoded.map_err(|error| Problem::invalid("?cursor", "invalid", error.to_string()))?;
    let (items, next) = support.list(filter, wanted.limit, after).await?;
    let next_cursor = next.map(|id| Cursor::after(&scope, id).encode());
    Ok(Json(Page { items, pagination: Pagination { next_cursor, total_count: None } }))
}
