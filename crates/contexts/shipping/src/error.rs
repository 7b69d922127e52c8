//! What can be wrong with a wish to send something.

use thiserror::Error;

use crate::ShipmentStatus;

/// Why shipping refuses.
#[derive(Debug, Error)]
pub enum ShippingError {
    /// There is no such shipment.
    #[error("there is no such shipment")]
    UnknownShipment,
    /// A shipment goes from pending to shipped to delivered, and no other way.
    #[error("a shipment that is {from} cannot become {to}")]
    IllegalTransition {
        /// How far it is.
        from: ShipmentStatus,
        /// What was wanted.
        to: ShipmentStatus,
    },
    /// Only a pending shipment can get another label.
    #[error("a shipment that is {0} keeps its tracking number")]
    AlreadyLabelled(ShipmentStatus),
    /// An order is named by a text of 1 to [`crate::MAX_ORDER_REF`] characters.
    #[error("an order is named by 1 to {max} characters", max = crate::MAX_ORDER_REF)]
    InvalidOrderRef,
    /// A parcel has 1 to [`crate::MAX_LINES`] lines, and the first parcel is number 1.
    #[error("a parcel has a number from 1 and 1 to {max} lines", max = crate::MAX_LINES)]
    InvalidParcel,
    /// The zones contradict themselves or one another.
    #[error("{0}")]
    InvalidZones(&'static str),
    /// The built-in zones cannot be read.
    #[error("the built-in shipping zones cannot be read")]
    DefaultZones,
    /// The database could not.
    #[error("the database failed")]
    Database(#[from] database::Error),
}
