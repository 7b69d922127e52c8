//! A parcel of an order.

use primitives::{LineItemId, Quantity, ShipmentId, Text, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ShipmentStatus;

/// Who carries a parcel.
pub type Carrier = Text<1, 60>;
/// What the carrier calls a parcel.
pub type TrackingNumber = Text<1, 60>;

/// A parcel of an order; its JSON is an entry of `Order.shipments`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Shipment {
    /// Its id.
    pub id: ShipmentId,
    /// The order, by the text that the order goes by in the shop.
    #[serde(skip)]
    pub order_ref: String,
    /// Which parcel of the order, from 1.
    #[serde(skip)]
    pub parcel: u32,
    /// Who carries it.
    #[schema(example = "manual")]
    pub carrier: String,
    /// What the carrier calls it.
    pub tracking_number: String,
    /// How far it is.
    pub status: ShipmentStatus,
    /// What is in it.
    pub line_items: Vec<ShipmentLine>,
    /// When it was made.
    #[serde(skip)]
    pub created_at: Timestamp,
    /// When it left.
    #[serde(skip)]
    pub shipped_at: Option<Timestamp>,
    /// When it arrived.
    #[serde(skip)]
    pub delivered_at: Option<Timestamp>,
}

/// So many pieces of a line in a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShipmentLine {
    /// The order's line.
    pub line_item_id: LineItemId,
    /// How many pieces.
    pub quantity: Quantity,
}

/// The tracking number that we give ourselves: the same for the same shipment, different for every other.
pub(crate) fn own_tracking_number(id: ShipmentId) -> String {
    let text = id.to_string();
    let digits = text.rsplit('_').next().unwrap_or_default();
    format!("CM{}", digits.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_tracking_number_belongs_to_one_shipment() {
        let ids: Vec<ShipmentId> = (0..1_000).map(|_| ShipmentId::new()).collect();
        let numbers: HashSet<String> = ids.iter().map(|id| own_tracking_number(*id)).collect();
        assert_eq!(numbers.len(), 1_000);
        assert!(numbers.iter().all(|number| number.len() == 28 && number.starts_with("CM")));
        assert_eq!(own_tracking_number(ids[0]), own_tracking_number(ids[0]));
    }
}
