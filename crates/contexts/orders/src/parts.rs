//! What the orders ask of the rest of the shop.

use std::collections::HashMap;

use async_trait::async_trait;
use primitives::OrderId;

use crate::{Parts, PartsError};

/// Tells payments, refunds, shipments and workflow runs; implemented by a process.
#[async_trait]
pub trait OrderParts: Send + Sync {
    /// The parts of these orders, with a number of look-ups that does not depend on how many they are. An order that
    /// is missing from the answer has none.
    ///
    /// # Errors
    /// When they cannot be read.
    async fn parts(&self, orders: &[OrderId]) -> Result<HashMap<OrderId, Parts>, PartsError>;
}
