//! What shipping tells the rest of the shop. (`order_shipped` and `order_delivered` are told by the orders, which know
//! whether a parcel was the last one.)

use primitives::ShipmentId;
use queue::Event;
use serde::{Deserialize, Serialize};

use crate::Shipment;

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident = $name:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $event {
            /// The order, by the text that it goes by in the shop.
            pub order_ref: String,
            /// The parcel.
            pub shipment_id: ShipmentId,
            /// Who carries it.
            pub carrier: String,
            /// What the carrier calls it.
            pub tracking_number: String,
        }

        impl From<&Shipment> for $event {
            fn from(shipment: &Shipment) -> Self {
                Self {
                    order_ref: shipment.order_ref.clone(),
                    shipment_id: shipment.id,
                    carrier: shipment.carrier.clone(),
                    tracking_number: shipment.tracking_number.clone(),
                }
            }
        }

        impl Event for $event {
            const NAME: &'static str = $name;

            fn key(&self) -> String {
                self.order_ref.clone()
            }
        }
    )*};
}

events! {
    /// A parcel has left.
    ShipmentShipped = "shipment_shipped";
    /// A parcel has arrived.
    ShipmentDelivered = "shipment_delivered";
}
