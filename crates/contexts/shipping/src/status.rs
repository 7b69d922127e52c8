//! How far a shipment is, and which step comes next.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ShippingError;

/// How far a shipment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShipmentStatus {
    /// To be packed.
    Pending,
    /// On its way.
    Shipped,
    /// With the buyer.
    Delivered,
}

impl ShipmentStatus {
    /// The word in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
        }
    }

    /// Whether `next` is the step after this one.
    ///
    /// # Errors
    /// [`ShippingError::IllegalTransition`] when it is not.
    pub const fn proceed_to(self, next: Self) -> Result<(), ShippingError> {
        match (self, next) {
            (Self::Pending, Self::Shipped) | (Self::Shipped, Self::Delivered) => Ok(()),
            (from, to) => Err(ShippingError::IllegalTransition { from, to }),
        }
    }
}

impl fmt::Display for ShipmentStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Not a word for [`ShipmentStatus`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a shipment is pending, shipped or delivered")]
pub struct ShipmentStatusError;

impl FromStr for ShipmentStatus {
    type Err = ShipmentStatusError;

    fn from_str(text: &str) -> Result<Self, ShipmentStatusError> {
        [Self::Pending, Self::Shipped, Self::Delivered]
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or(ShipmentStatusError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shipment_goes_forward_one_step_at_a_time() {
        use ShipmentStatus::{Delivered, Pending, Shipped};
        for from in [Pending, Shipped, Delivered] {
            for to in [Pending, Shipped, Delivered] {
                let legal = matches!((from, to), (Pending, Shipped) | (Shipped, Delivered));
                assert_eq!(from.proceed_to(to).is_ok(), legal, "{from} to {to}");
            }
        }
    }
}
