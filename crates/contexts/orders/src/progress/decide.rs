//! What may happen to an order next. Each verb answers the event that it causes, `None` when that has happened already,
//! or why it may not happen.

use std::collections::BTreeMap;

use primitives::{Amount, LineItemId, RefundId, ShipmentId};
use thiserror::Error;

use super::Progress;
use crate::{
    FulfillmentStatus as Fulfillment, OrderEvent, OrderStatus as Status, PaymentStatus as Payment,
    ShippedLine, States,
};

/// Why something may not happen to an order.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Its states do not allow it.
    #[error("an order that is {states} cannot be {verb}")]
    IllegalTransition {
        /// What was tried (`cancelled`).
        verb: &'static str,
        /// The states it is in.
        states: States,
    },
    /// More would go back than was paid.
    #[error("the refund is larger than what is left to refund")]
    RefundTooLarge {
        /// How much was to go back.
        asked: Amount,
        /// How much can.
        left: Amount,
    },
    /// The same refund was recorded with another amount.
    #[error("the refund was recorded with another amount")]
    RefundDiffers,
    /// A parcel holds what was not ordered, or more than is left to ship of it.
    #[error("the shipment holds more of a line than is left to ship")]
    NotOrdered(LineItemId),
    /// A parcel without content.
    #[error("the shipment is empty")]
    EmptyShipment,
    /// The parcel that arrived has never left.
    #[error("the order has no such shipment")]
    UnknownShipment(ShipmentId),
}

/// The event to record; `None` when there is nothing new.
pub type Decision = Result<Option<OrderEvent>, Refusal>;

impl Progress {
    /// The provider sets the money aside; also after failed attempts.
    ///
    /// # Errors
    /// [`Refusal::IllegalTransition`] once the order is called off.
    pub fn authorize(&self) -> Decision {
        match (self.states.status, self.states.payment) {
            (Status::Pending, Payment::Pending | Payment::Failed) => Ok(Some(OrderEvent::PaymentAuthorized)),
            (_, payment) if payment == Payment::Authorized || payment.was_paid() => Ok(None),
            _ => self.refuse("authorized"),
        }
    }

    /// An attempt to pay fails. The order stays, so that another attempt is possible.
    ///
    /// # Errors
    /// [`Refusal::IllegalTransition`] once the order is paid or called off.
    pub fn fail_payment(&self, reason: &str) -> Decision {
        let failed = OrderEvent::PaymentFailed { reason: reason.to_owned() };
        match (self.states.status, self.states.payment) {
            (_, Payment::Failed) if self.failure.as_deref() == Some(reason) => Ok(None),
            (
                Status::Pending | Status::Processing,
                Payment::Pending | Payment::Authorized | Payment::Failed,
            ) => Ok(Some(failed)),
            _ => self.refuse("marked as not paid"),
        }
    }

    /// The money comes: captured, or taken in one step.
    ///
    /// # Errors
    /// [`Refusal::IllegalTransition`] once the order is called off.
    pub fn pay(&self) -> Decision {
        match (self.states.status, self.states.payment) {
            (_, payment) if payment.was_paid() => Ok(None),
            (
                Status::Pending | Status::Processing,
                Payment::Pending | Payment::Authorized | Payment::Failed,
            ) => Ok(Some(OrderEvent::Paid)),
            _ => self.refuse("paid"),
        }
    }

    /// The shop accepts the order.
    ///
    /// # Errors
    /// [`Refusal::IllegalTransition`] without money or once the order is called off.
    pub fn confirm(&self) -> Decision {
        match (self.states.status, self.states.payment) {
            (Status::Processing | Status::Completed, _) => Ok(None),
            (Status::Pending, Payment::Authorized | Payment::Paid | Payment::PartiallyRefunded) => {
                Ok(Some(OrderEvent::Confirmed))
            }
            _ => self.refuse("confirmed"),
        }
    }

    /// The stock does not suffice. Calling the order off is a separate step.
    ///
    /// # Errors
    /// [`Refusal::IllegalTransition`] once the order has left or is called off.
    pub fn run_out_of_stock(&self) -> Decision {
        if self.out_of_stock {
            return Ok(None);
        }
        if self.can_be_called_off() { Ok(Some(OrderEvent::OutOfStock)) } else { self.refuse("out of stock") }
    }

    /// The order is called off. Money that has come stays until a refund is recorded.
    ///
    /// # Errors
    /// [`Refusal::IllegalTransition`] once something has left.
    pub fn cancel(&self, reason: &str) -> Decision {
        if self.states.status == Status::Canceled {
            return Ok(None);
        }
        if self.can_be_called_off() {
            Ok(Some(OrderEvent::Cancelled { reason: reason.to_owned() }))
        } else {
            self.refuse("cancelled")
        }
    }

    /// A parcel leaves with `lines`; `ordered` is what the order is for.
    ///
    /// # Errors
    /// [`Refusal`] when the order is not ready for it, or the parcel holds what it should not.
    pub fn ship(
        &self,
        shipment_id: ShipmentId,
        lines: &[ShippedLine],
        ordered: &BTreeMap<LineItemId, u32>,
    ) -> Decision {
        if self.shipments.contains_key(&shipment_id) {
            return Ok(None);
        }
        let States { status, payment, fulfillment } = self.states;
        let has_money = matches!(payment, Payment::Authorized | Payment::Paid | Payment::PartiallyRefunded);
        let has_goods = matches!(fulfillment, Fulfillment::Unfulfilled | Fulfillment::PartiallyFulfilled);
        if status != Status::Processing || !has_money || !has_goods {
            return self.refuse("shipped");
        }
        let complete = self.after_shipping(lines, ordered)? == *ordered;
        Ok(Some(OrderEvent::Shipped { shipment_id, line_items: lines.to_vec(), complete }))
    }

    /// How much of each line has left once `lines` have too.
    fn after_shipping(
        &self,
        lines: &[ShippedLine],
        ordered: &BTreeMap<LineItemId, u32>,
    ) -> Result<BTreeMap<LineItemId, u32>, Refusal> {
        if lines.is_empty() {
            return Err(Refusal::EmptyShipment);
        }
        let mut shipped = self.shipped.clone();
        for line in lines {
            let sum = shipped.entry(line.line_item_id).or_default();
            *sum = sum.saturating_add(line.quantity.get());
            if *sum > ordered.get(&line.line_item_id).copied().unwrap_or(0) {
                return Err(Refusal::NotOrdered(line.line_item_id));
            }
        }
        Ok(shipped)
    }

    /// A parcel arrives.
    ///
    /// # Errors
    /// [`Refusal::UnknownShipment`] when it has never left.
    pub fn deliver(&self, shipment_id: ShipmentId) -> Decision {
        match self.shipments.get(&shipment_id) {
            None => Err(Refusal::UnknownShipment(shipment_id)),
            Some(true) => Ok(None),
            Some(false) => Ok(Some(OrderEvent::Delivered { shipment_id })),
        }
    }

    /// Money goes back, also for a cancelled order.
    ///
    /// # Errors
    /// [`Refusal`] when nothing was paid or less is left.
    pub fn refund(&self, refund_id: RefundId, amount: Amount) -> Decision {
        match self.refunds.get(&refund_id) {
            Some(recorded) if *recorded == amount => return Ok(None),
            Some(_) => return Err(Refusal::RefundDiffers),
            None => {}
        }
        if !matches!(self.states.payment, Payment::Paid | Payment::PartiallyRefunded) {
            return self.refuse("refunded");
        }
        // Both lie between nothing and the total.
        let left = self.total.minus(self.refunded()).unwrap_or(Amount::ZERO);
        if amount <= Amount::ZERO || amount > left {
            return Err(Refusal::RefundTooLarge { asked: amount, left });
        }
        Ok(Some(OrderEvent::Refunded { refund_id, amount }))
    }

    /// All goods come back.
    ///
    /// # Errors
    /// [`Refusal::IllegalTransition`] before they have arrived.
    pub fn take_back(&self) -> Decision {
        match self.states.fulfillment {
            Fulfillment::Returned => Ok(None),
            Fulfillment::Delivered => Ok(Some(OrderEvent::Returned)),
            _ => self.refuse("returned"),
        }
    }

    fn can_be_called_off(&self) -> bool {
        matches!(self.states.status, Status::Pending | Status::Processing)
            && self.states.fulfillment == Fulfillment::Unfulfilled
    }

    fn refuse(&self, verb: &'static str) -> Decision {
        Err(Refusal::IllegalTransition { verb, states: self.states })
    }
}
