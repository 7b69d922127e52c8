//! `DELETE /carts/{id}/line-items/{line_id}`: a line goes.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use http_kit::{Caller, PathId, Problem};
use primitives::{CartId, LineItemId, kind};

use super::whole;
use crate::{CartBody, Carts};

/// Removes a line. A line that is gone is not found.
#[utoipa::path(
    delete, path = "/carts/{id}/line-items/{line_id}", operation_id = "remove_line_item", tag = "carts",
    params(("id" = CartId, Path, description = "The cart"), ("line_id" = LineItemId, Path, description = "The line")),
    responses((status = 200, body = CartBody), (status = 404, body = Problem))
)]
pub(super) async fn remove_line_item(
    State(carts): State<Arc<Carts>>,
    caller: Caller,
    PathId(id): PathId<kind::Cart>,
    PathId(line): PathId<kind::LineItem>,
) -> Result<Response, Problem> {
    Ok(whole(StatusCode::OK, carts.set_quantity(id, caller.user_id(), line, None).await?))
}
