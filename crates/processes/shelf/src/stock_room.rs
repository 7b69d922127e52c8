//! The catalogue's questions about stock, answered by the inventory.

use std::collections::HashMap;

use async_trait::async_trait;
use catalog::{Shelf, ShelfError, Stocking, StockingError};
use inventory::Inventory;
use primitives::{Availability, VariantId};

/// Knows how much there is, and takes in what is new.
pub struct StockRoom(pub Inventory);

#[async_trait]
impl Shelf for StockRoom {
    async fn availability(
        &self,
        variants: &[VariantId],
    ) -> Result<HashMap<VariantId, Availability>, ShelfError> {
        self.0.availability(variants).await.map_err(|error| ShelfError(error.to_string()))
    }
}

#[async_trait]
impl Stocking for StockRoom {
    async fn set_initial(&self, stock: Vec<(VariantId, i64)>) -> Result<(), StockingError> {
        let pieces = |(variant, pieces): (VariantId, i64)| {
            let on_hand = u32::try_from(pieces)
                .map_err(|_| StockingError(format!("{pieces} pieces cannot be in stock")))?;
            Ok((variant, on_hand))
        };
        let new = stock.into_iter().map(pieces).collect::<Result<_, _>>()?;
        self.0.register_new(new).await.map_err(|error| StockingError(error.to_string()))
    }
}
