//! What can be wrong with what is asked of an order.

use primitives::OrderId;
use thiserror::Error;

use crate::Refusal;

/// What another part of the shop says when it cannot tell payments or shipments.
pub type PartsError = Box<dyn std::error::Error + Send + Sync>;

/// Why the orders refuse.
#[derive(Debug, Error)]
pub enum OrderError {
    /// There is no such order.
    #[error("there is no order {0}")]
    UnknownOrder(OrderId),
    /// The checkout has made its order already; nothing of this transaction may stay.
    #[error("the checkout has made its order already")]
    AlreadyPlaced,
    /// The state of the order does not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Payments or shipments cannot be read.
    #[error("the parts of an order cannot be read")]
    Parts(#[source] PartsError),
    /// The database could not.
    #[error("the database failed")]
    Database(#[source] database::Error),
}

impl From<database::Error> for OrderError {
    fn from(error: database::Error) -> Self {
        if error.is_unique_on("orders_checkout_id_key") { Self::AlreadyPlaced } else { Self::Database(error) }
    }
}
