//! What the shop is told about orders, through the outbox, with what a mail needs. The guest's order token is derived
//! from the order's id ([`crate::OrderTokens`]) when a link is made and travels in no event.

use primitives::{
    Amount, CheckoutId, Currency, Email, OrderId, PostalAddress, RefundId, ShipmentId, Timestamp,
    TotalsEntry, UserId,
};
use serde::{Deserialize, Serialize};

use crate::{Order, OrderLine, ShippedLine};

/// The order that an event is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrderSummary {
    /// Its id.
    pub order_id: OrderId,
    /// What people call it.
    pub number: String,
    /// The checkout it came from.
    pub checkout_id: CheckoutId,
    /// The customer's account, unless a guest bought.
    pub user_id: Option<UserId>,
    /// Where mails about it go.
    pub email: Email,
    /// The buyer's name, if known.
    pub name: Option<String>,
    /// The currency of all amounts.
    pub currency: Currency,
    /// What was bought.
    pub line_items: Vec<OrderLine>,
    /// How the total comes about.
    pub totals: Vec<TotalsEntry>,
    /// What is to be paid.
    pub total: Amount,
    /// Where the goods go.
    pub shipping_address: PostalAddress,
    /// When it was placed.
    pub placed_at: Timestamp,
}

impl From<&Order> for OrderSummary {
    fn from(order: &Order) -> Self {
        let placed = &order.placed;
        Self {
            order_id: order.id,
            number: order.number.to_string(),
            checkout_id: placed.checkout_id,
            user_id: placed.user_id,
            email: placed.buyer.email.clone(),
            name: placed.buyer.name(),
            currency: placed.currency,
            line_items: placed.line_items.clone(),
            totals: placed.totals.clone(),
            total: placed.total,
            shipping_address: placed.shipping_address.clone(),
            placed_at: order.created_at,
        }
    }
}

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $text:literal { $($(#[$of:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            pub struct $name {
                /// The order.
                pub order: OrderSummary,
                $($(#[$of])* pub $field: $type,)*
            }

            impl queue::Event for $name {
                const NAME: &'static str = $text;

                fn key(&self) -> String {
                    self.order.order_id.to_string()
                }
            }
        )*
    };
}

events! {
    /// An order was placed.
    OrderPlaced = "order_placed" {}
    /// The money for an order has come.
    OrderPaid = "order_paid" {}
    /// An attempt to pay an order failed.
    OrderPaymentFailed = "order_payment_failed" {
        /// Why.
        reason: String,
    }
    /// An order was called off.
    OrderCancelled = "order_cancelled" {
        /// Why.
        reason: String,
    }
    /// A parcel of an order has left.
    OrderShipped = "order_shipped" {
        /// The parcel.
        shipment_id: ShipmentId,
        /// What is in it.
        shipped: Vec<ShippedLine>,
        /// Whether everything has left with it.
        complete: bool,
    }
    /// A parcel of an order has arrived.
    OrderDelivered = "order_delivered" {
        /// The parcel.
        shipment_id: ShipmentId,
        /// Whether everything has arrived with it.
        complete: bool,
    }
    /// Money of an order went back.
    OrderRefunded = "order_refunded" {
        /// The refund.
        refund_id: RefundId,
        /// How much.
        amount: Amount,
        /// Whether everything has gone back with it.
        complete: bool,
    }
}

/// An order was accepted: everything that was to be done at once is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderConfirmed {
    /// The order.
    pub order_id: OrderId,
}

impl queue::Event for OrderConfirmed {
    const NAME: &'static str = "order_confirmed";

    fn key(&self) -> String {
        self.order_id.to_string()
    }
}
