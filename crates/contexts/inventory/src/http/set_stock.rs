//! `PUT /inventory/{variant_id}`.

use axum::{Json, extract::State};
use http_kit::{JsonBody, PathId, Problem};
use primitives::kind;
use serde::Deserialize;
use utoipa::ToSchema;

use super::stock_body::StockBody;
use crate::{Inventory, Reason};

/// What was counted.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetStock {
    /// Pieces at the shop's default location.
    #[schema(maximum = 1_000_000_000)]
    pub on_hand: u32,
}

/// Set the stock of a variant to what was counted.
///
/// The difference goes into the journal. Fewer pieces than are promised to buyers are refused.
#[utoipa::path(put, path = "/inventory/{variant_id}", operation_id = "set_stock", tag = "inventory",
    params(("variant_id" = String, Path, description = "The variant's id")), request_body = SetStock,
    responses((status = 200, body = StockBody), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn set_stock(
    State(inventory): State<Inventory>,
    PathId(variant): PathId<kind::Variant>,
    JsonBody(counted): JsonBody<SetStock>,
) -> Result<Json<StockBody>, Problem> {
    inventory.set_stock(variant, None, counted.on_hand, Reason::Count).await?;
    Ok(Json(inventory.stock(variant).await?))
}
