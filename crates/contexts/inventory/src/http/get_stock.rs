//! `GET /inventory/{variant_id}`.

use axum::{Json, extract::State};
use http_kit::{PathId, Problem};
use primitives::kind;

use super::stock_body::StockBody;
use crate::Inventory;

/// Look at the stock of a variant.
#[utoipa::path(get, path = "/inventory/{variant_id}", operation_id = "get_stock", tag = "inventory",
    params(("variant_id" = String, Path, description = "The variant's id")),
    responses((status = 200, body = StockBody), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 503, body = Problem)))]
pub async fn get_stock(
    State(inventory): State<Inventory>,
    PathId(variant): PathId<kind::Variant>,
) -> Result<Json<StockBody>, Problem> {
    Ok(Json(inventory.stock(variant).await?))
}
