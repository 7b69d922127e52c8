//! How far an order is: the fold of its events. Pure; the rules for what may happen next are in [`decide`].

mod decide;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tables;

use std::collections::BTreeMap;

use primitives::{Amount, LineItemId, RefundId, ShipmentId};

pub use self::decide::{Decision, Refusal};
use crate::{FulfillmentStatus, OrderEvent, OrderStatus, PaymentStatus, States};

/// Everything about an order that follows from its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    states: States,
    total: Amount,
    refunds: BTreeMap<RefundId, Amount>,
    /// Parcels that have left, and whether they have arrived.
    shipments: BTreeMap<ShipmentId, bool>,
    shipped: BTreeMap<LineItemId, u32>,
    out_of_stock: bool,
    failure: Option<String>,
}

impl Progress {
    /// Rebuilds it from the whole history, oldest first; `None` unless that begins with the placing of the order.
    #[must_use]
    pub fn rebuild<'e>(events: impl IntoIterator<Item = &'e OrderEvent>) -> Option<Self> {
        let mut events = events.into_iter();
        let OrderEvent::Placed { total } = events.next()? else { return None };
        let mut progress = Self::placed(*total);
        events.for_each(|event| progress.apply(event));
        Some(progress)
    }

    /// That of a freshly placed order.
    #[must_use]
    pub const fn placed(total: Amount) -> Self {
        Self {
            states: States::PLACED,
            total,
            refunds: BTreeMap::new(),
            shipments: BTreeMap::new(),
            shipped: BTreeMap::new(),
            out_of_stock: false,
            failure: None,
        }
    }

    /// The three states.
    #[must_use]
    pub const fn states(&self) -> States {
        self.states
    }

    /// How much went back, which [`Self::refund`] keeps within the total.
    fn refunded(&self) -> Amount {
        Amount::total(self.refunds.values().copied()).unwrap_or(self.total)
    }

    /// Takes over what has happened. Whether it may happen was decided before.
    pub fn apply(&mut self, event: &OrderEvent) {
        match event {
            OrderEvent::Placed { .. } => {}
            OrderEvent::PaymentAuthorized => self.states.payment = PaymentStatus::Authorized,
            OrderEvent::PaymentFailed { reason } => self.apply_failure(reason),
            OrderEvent::Paid => self.states.payment = PaymentStatus::Paid,
            OrderEvent::Confirmed => self.states.status = OrderStatus::Processing,
            OrderEvent::OutOfStock => self.out_of_stock = true,
            OrderEvent::Cancelled { .. } => self.apply_cancellation(),
            OrderEvent::Shipped { shipment_id, line_items, complete } => {
                self.shipments.insert(*shipment_id, false);
                for line in line_items {
                    *self.shipped.entry(line.line_item_id).or_default() += line.quantity.get();
                }
                self.states.fulfillment = if *complete {
                    FulfillmentStatus::Fulfilled
                } else {
                    FulfillmentStatus::PartiallyFulfilled
                };
            }
            OrderEvent::Delivered { shipment_id } => self.apply_delivery(*shipment_id),
            OrderEvent::Refunded { refund_id, amount } => self.apply_refund(*refund_id, *amount),
            OrderEvent::Returned => self.states.fulfillment = FulfillmentStatus::Returned,
        }
        self.complete_if_settled();
    }

    fn apply_failure(&mut self, reason: &str) {
        self.states.payment = PaymentStatus::Failed;
        self.failure = Some(reason.to_owned());
    }

    fn apply_cancellation(&mut self) {
        self.states.status = OrderStatus::Canceled;
        if matches!(self.states.payment, PaymentStatus::Pending | PaymentStatus::Authorized) {
            self.states.payment = PaymentStatus::Voided;
        }
    }

    fn apply_delivery(&mut self, shipment: ShipmentId) {
        self.shipments.insert(shipment, true);
        let all_have_left = self.states.fulfillment == FulfillmentStatus::Fulfilled;
        if all_have_left && self.shipments.values().all(|arrived| *arrived) {
            self.states.fulfillment = FulfillmentStatus::Delivered;
        }
    }

    fn apply_refund(&mut self, refund: RefundId, amount: Amount) {
        self.refunds.insert(refund, amount);
        let all = self.refunded() >= self.total;
        self.states.payment = if all { PaymentStatus::Refunded } else { PaymentStatus::PartiallyRefunded };
    }

    /// An order is done when it is paid and delivered, in whichever order that came about.
    fn complete_if_settled(&mut self) {
        let settled =
            self.states.fulfillment == FulfillmentStatus::Delivered && self.states.payment.was_paid();
        if self.states.status == OrderStatus::Processing && settled {
            self.states.status = OrderStatus::Completed;
        }
    }
}

impl PaymentStatus {
    /// Whether the money has come, whatever went back since.
    #[must_use]
    pub const fn was_paid(self) -> bool {
        matches!(self, Self::Paid | Self::PartiallyRefunded | Self::Refunded)
    }
}
