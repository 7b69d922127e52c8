//! `POST /admin/shipments/{id}/ship`.

use axum::{Json, extract::State};
use http_kit::{PathId, Problem};
use orders::OrderBody;
use primitives::kind;

use crate::Fulfilment;

/// Note that a parcel has left; the buyer is told.
///
/// Saying it again changes nothing.
#[utoipa::path(post, path = "/admin/shipments/{id}/ship", operation_id = "ship_order", tag = "orders",
    params(("id" = String, Path, description = "The shipment's id")),
    responses((status = 200, body = OrderBody), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 503, body = Problem)))]
pub async fn ship_order(
    State(fulfilment): State<Fulfilment>,
    PathId(id): PathId<kind::Shipment>,
) -> Result<Json<OrderBody>, Problem> {
    Ok(Json(fulfilment.ship(id).await?))
}
