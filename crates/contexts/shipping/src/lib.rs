//! How orders reach their buyers: zones and rates for the checkout, parcels with tracking numbers afterwards. An order
//! is known here by a text only; money, stock and the order's own status are elsewhere.

mod create_shipment;
mod default_zones;
mod error;
mod event;
mod http;
mod migration;
mod progress;
mod shipment;
mod shipments_of;
mod shipping;
mod status;
mod store;
mod zone;
mod zones;

pub use create_shipment::{create_parcel, create_shipment};
pub use default_zones::default_zones;
pub use error::ShippingError;
pub use event::{ShipmentDelivered, ShipmentShipped};
pub use http::{Desk, routes};
pub use migration::MIGRATIONS;
pub use progress::{label_shipment, mark_delivered, mark_shipped};
pub use shipment::{Carrier, Shipment, ShipmentLine, TrackingNumber};
pub use shipments_of::{find_shipment, shipments_of, shipments_of_many};
pub use shipping::Shipping;
pub use status::{ShipmentStatus, ShipmentStatusError};
pub use zone::{DeliveryOption, Destination, Duration, Estimate, FulfillmentOption, Rate, Title, Zone};
pub use zones::Zones;

/// The longest text that names an order: what a key may have on every database.
pub const MAX_ORDER_REF: usize = 191;
/// How many lines a parcel may have.
pub const MAX_LINES: usize = 250;
