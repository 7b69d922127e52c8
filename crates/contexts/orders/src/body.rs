//! The shape of an order in the API. Payments, refunds and shipments are other contexts' data: a process fills them in.

use primitives::{
    Amount, Currency, ExecutionId, OrderId, PaymentId, PostalAddress, RefundId, ShipmentId, Timestamp,
    TotalsEntry,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Buyer, FulfillmentStatus, Happened, Order, OrderLine, OrderStatus, PaymentStatus, ShippedLine};

/// An order.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Order)]
pub struct OrderBody {
    /// Its id.
    pub id: OrderId,
    /// What people call it.
    #[schema(example = "1001")]
    pub number: String,
    /// How far it is as a whole.
    pub status: OrderStatus,
    /// Where the money is.
    pub payment_status: PaymentStatus,
    /// Where the goods are.
    pub fulfillment_status: FulfillmentStatus,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// Who bought.
    pub buyer: Buyer,
    /// Where the goods go.
    pub shipping_address: PostalAddress,
    /// Where the invoice goes, if elsewhere.
    pub billing_address: Option<PostalAddress>,
    /// What was bought.
    pub line_items: Vec<OrderLine>,
    /// How the total comes about.
    pub totals: Vec<TotalsEntry>,
    /// Its payments.
    pub payments: Vec<PaymentBody>,
    /// What went back.
    pub refunds: Vec<RefundBody>,
    /// Its parcels.
    pub shipments: Vec<ShipmentBody>,
    /// What has happened to it, oldest first.
    pub events: Vec<EventBody>,
    /// The run of the order workflow.
    pub execution_id: Option<ExecutionId>,
    /// When it was placed.
    pub created_at: Timestamp,
    /// When something last happened to it.
    pub updated_at: Timestamp,
}

/// Something that has happened to an order.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OrderEvent)]
pub struct EventBody {
    /// What.
    #[serde(rename = "type")]
    #[schema(value_type = String, example = "order_placed")]
    pub name: &'static str,
    /// When.
    pub at: Timestamp,
}

/// A payment of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OrderPayment)]
pub struct PaymentBody {
    /// Its id.
    pub id: PaymentId,
    /// Who handles it.
    #[schema(example = "test")]
    pub handler_id: String,
    /// How far it is.
    #[schema(example = "captured")]
    pub status: String,
    /// How much.
    pub amount: Amount,
}

/// A refund of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OrderRefund)]
pub struct RefundBody {
    /// Its id.
    pub id: RefundId,
    /// The payment it comes from.
    pub payment_id: PaymentId,
    /// How far it is.
    pub status: String,
    /// How much.
    pub amount: Amount,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A parcel of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OrderShipment)]
pub struct ShipmentBody {
    /// Its id.
    pub id: ShipmentId,
    /// Who carries it.
    pub carrier: String,
    /// What the carrier calls it.
    pub tracking_number: Option<String>,
    /// How far it is.
    #[schema(example = "shipped")]
    pub status: String,
    /// What is in it.
    pub line_items: Vec<ShippedLine>,
}

/// What other contexts know about an order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// Its payments.
    pub payments: Vec<PaymentBody>,
    /// What went back.
    pub refunds: Vec<RefundBody>,
    /// Its parcels.
    pub shipments: Vec<ShipmentBody>,
    /// The run of the order workflow.
    pub execution_id: Option<ExecutionId>,
}

impl OrderBody {
    /// The order with its parts.
    #[must_use]
    pub fn new(order: Order, parts: Parts) -> Self {
        let placed = order.placed;
        let event = |happened: &Happened| EventBody { name: happened.event.name(), at: happened.at };
        Self {
            id: order.id,
            number: order.number.to_string(),
            status: order.states.status,
            payment_status: order.states.payment,
            fulfillment_status: order.states.fulfillment,
            currency: placed.currency,
            buyer: placed.buyer,
            shipping_address: placed.shipping_address,
            billing_address: placed.billing_address,
            line_items: placed.line_items,
            totals: placed.totals,
            payments: parts.payments,
            refunds: parts.refunds,
            shipments: parts.shipments,
            events: order.events.iter().map(event).collect(),
            execution_id: parts.execution_id,
            created_at: order.created_at,
            updated_at: order.updated_at,
        }
    }
}
