//! `GET /admin/orders/{id}/notes`: what staff have noted.

use std::sync::Arc;

use axum::{Json, extract::State};
use http_kit::{Caller, PathId, Problem};
use primitives::{OrderId, Page, Pagination, kind};

use crate::{OrderNote, Orders, READ_PERMISSION};

/// The newest 100 notes on an order, oldest of them first.
#[utoipa::path(
    get, path = "/admin/orders/{id}/notes", operation_id = "list_order_notes", tag = "orders",
    params(("id" = OrderId, Path, description = "The order")),
    responses((status = 200, body = Page<OrderNote>), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub(super) async fn list_order_notes(
    State(orders): State<Arc<Orders>>,
    caller: Caller,
    PathId(id): PathId<kind::Order>,
) -> Result<Json<Page<OrderNote>>, Problem> {
    if !caller.may(READ_PERMISSION) {
        return Err(Problem::forbidden());
    }
    let items = orders.notes(id).await?;
    Ok(Json(Page { items, pagination: Pagination::default() }))
}
