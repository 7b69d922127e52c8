//! What can happen to an order: the rows of its append-only history. Old rows are read for ever, so a variant or field
//! is added, never renamed.

use primitives::{Amount, LineItemId, Quantity, RefundId, ShipmentId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something that has happened to an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrderEvent {
    /// It was placed.
    #[serde(rename = "order_placed")]
    Placed {
        /// What is to be paid.
        total: Amount,
    },
    /// The provider has set the money aside.
    #[serde(rename = "order_payment_authorized")]
    PaymentAuthorized,
    /// An attempt to pay failed.
    #[serde(rename = "order_payment_failed")]
    PaymentFailed {
        /// Why, as the provider's adapter names it.
        reason: String,
    },
    /// We have the money.
    #[serde(rename = "order_paid")]
    Paid,
    /// The order was accepted.
    #[serde(rename = "order_confirmed")]
    Confirmed,
    /// There is not enough stock for it.
    #[serde(rename = "order_out_of_stock")]
    OutOfStock,
    /// It was called off.
    #[serde(rename = "order_cancelled")]
    Cancelled {
        /// Why.
        reason: String,
    },
    /// A parcel has left.
    #[serde(rename = "order_shipped")]
    Shipped {
        /// The parcel.
        shipment_id: ShipmentId,
        /// What is in it.
        line_items: Vec<ShippedLine>,
        /// Whether everything has left with it.
        complete: bool,
    },
    /// A parcel has arrived.
    #[serde(rename = "order_delivered")]
    Delivered {
        /// The parcel.
        shipment_id: ShipmentId,
    },
    /// Money went back.
    #[serde(rename = "order_refunded")]
    Refunded {
        /// The refund.
        refund_id: RefundId,
        /// How much.
        amount: Amount,
    },
    /// The goods came back.
    #[serde(rename = "order_returned")]
    Returned,
}

/// So many pieces of a line in a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShippedLine {
    /// The order's line.
    pub line_item_id: LineItemId,
    /// How many pieces.
    pub quantity: Quantity,
}

/// An event with its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// What.
    pub event: OrderEvent,
    /// When.
    pub at: Timestamp,
}

impl OrderEvent {
    /// Its name in the API.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Placed { .. } => "order_placed",
            Self::PaymentAuthorized => "order_payment_authorized",
            Self::PaymentFailed { .. } => "order_payment_failed",
            Self::Paid => "order_paid",
            Self::Confirmed => "order_confirmed",
            Self::OutOfStock => "order_out_of_stock",
            Self::Cancelled { .. } => "order_cancelled",
            Self::Shipped { .. } => "order_shipped",
            Self::Delivered { .. } => "order_delivered",
            Self::Refunded { .. } => "order_refunded",
            Self::Returned => "order_returned",
        }
    }
}
