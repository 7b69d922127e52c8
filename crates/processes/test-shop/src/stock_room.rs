//! What the catalogue asks others, as far as a test of a process has it answered.

use std::collections::HashMap;

use async_trait::async_trait;
use catalog::{FinderError, ProductFinder, Shelf, ShelfError, Stocking, StockingError};
use inventory::Inventory;
use primitives::{Availability, ProductId, VariantId};

/// Asks the inventory, and takes nothing in: a process that brings stock asks the inventory itself.
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
    async fn set_initial(&self, _: Vec<(VariantId, i64)>) -> Result<(), StockingError> {
        Err(StockingError("this process asks the inventory itself".to_owned()))
    }
}

/// Finds nothing.
pub struct NoFinder;

#[async_trait]
impl ProductFinder for NoFinder {
    async fn find(&self, _: &str, _: usize) -> Result<Vec<ProductId>, FinderError> {
        Ok(Vec::new())
    }
}
