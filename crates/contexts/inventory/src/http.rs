//! Stock over HTTP, for staff: one endpoint a file, and what each refusal is called.

mod get_stock;
mod set_stock;
mod stock_body;

use axum::http::StatusCode;
use http_kit::Problem;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Inventory, InventoryError};

/// The endpoints, relative to the API's base path.
#[must_use]
pub fn routes(inventory: Inventory) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(get_stock::get_stock, set_stock::set_stock)).with_state(inventory)
}

impl From<InventoryError> for Problem {
    fn from(error: InventoryError) -> Self {
        match error {
            InventoryError::UnknownVariant(_) => Self::not_found(),
            InventoryError::BelowReserved { reserved, .. } => Self::conflict(
                "below_reserved",
                format!("{reserved} pieces are promised to buyers; fewer cannot be on hand."),
            ),
            InventoryError::TooMuch => Self::invalid("/on_hand", "too_large", error.to_string()),
            InventoryError::Database(error) => error.into(),
            other => Self::new(StatusCode::CONFLICT, "stock_conflict", format!("{other}.")),
        }
    }
}
