//! Why an order cannot go on.

use axum::http::StatusCode;
use http_kit::Problem;
use thiserror::Error;

/// Why an order cannot go on.
#[derive(Debug, Error)]
pub enum FulfilmentError {
    /// There is no such shipment or order of ours.
    #[error("there is no such shipment")]
    Unknown,
    /// The order does not allow it.
    #[error(transparent)]
    Order(#[from] orders::OrderError),
    /// The shipment does not allow it.
    #[error(transparent)]
    Shipping(#[from] shipping::ShippingError),
    /// The payments could not.
    #[error(transparent)]
    Payments(#[from] payments::PaymentError),
    /// The catalogue could not.
    #[error(transparent)]
    Catalog(#[from] catalog::CatalogError),
    /// The database could not.
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<FulfilmentError> for Problem {
    fn from(error: FulfilmentError) -> Self {
        match error {
            FulfilmentError::Unknown => Self::not_found(),
            FulfilmentError::Order(error) => error.into(),
            FulfilmentError::Shipping(shipping::ShippingError::UnknownShipment) => Self::not_found(),
            FulfilmentError::Shipping(shipping::ShippingError::Database(error)) => error.into(),
            FulfilmentError::Shipping(error) => {
                Self::new(StatusCode::CONFLICT, "illegal_shipment_state", format!("{error}."))
            }
            FulfilmentError::Payments(payments::PaymentError::Database(error)) => error.into(),
            FulfilmentError::Payments(_) => Self::unavailable(),
            FulfilmentError::Catalog(error) => error.into(),
            FulfilmentError::Database(error) => error.into(),
        }
    }
}
