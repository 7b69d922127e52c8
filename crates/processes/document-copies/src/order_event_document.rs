//! What the document of something that has happened to an order holds.

use orders::{Happened, OrderEvent};
use primitives::Timestamp;
use serde::{Deserialize, Serialize};

/// A document in `OrderEvents`. It is written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderEventDocument {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub event: OrderEvent,
}

impl From<&Happened> for OrderEventDocument {
    fn from(happened: &Happened) -> Self {
        Self { at: happened.at, event: happened.event.clone() }
    }
}
