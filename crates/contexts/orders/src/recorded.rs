//! What a verb has done to an order, and its place in the metrics.

use primitives::{Amount, Currency, OrderId};

use crate::{OrderEvent, OrderStatus, OrderSummary, States};

/// What a verb has done. Call [`Self::count`] once its transaction is committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The order.
    pub order_id: OrderId,
    /// Its states now.
    pub states: States,
    /// Whether anything is new; a repeated verb changes nothing.
    pub is_new: bool,
    reached: Option<OrderStatus>,
    paid: Option<Paid>,
}

/// How much money has come with a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paid {
    amount: Amount,
    currency: Currency,
}

impl Paid {
    pub(crate) fn by(event: &OrderEvent, order: &OrderSummary) -> Option<Self> {
        matches!(event, OrderEvent::Paid).then_some(Self { amount: order.total, currency: order.currency })
    }
}

impl Recorded {
    pub(crate) const fn nothing(order_id: OrderId, states: States) -> Self {
        Self { order_id, states, is_new: false, reached: None, paid: None }
    }

    pub(crate) fn new(order_id: OrderId, before: States, after: States, paid: Option<Paid>) -> Self {
        let reached = (before.status != after.status).then_some(after.status);
        Self { order_id, states: after, is_new: true, reached, paid }
    }

    /// Counts it in `orders_total` and `order_revenue_minor_units_total`.
    pub fn count(&self) {
        if let Some(status) = self.reached {
            count(status);
        }
        if let Some(Paid { amount, currency }) = self.paid {
            let units = u64::try_from(amount.minor_units()).unwrap_or(0);
            metrics::counter!("order_revenue_minor_units_total", "currency" => currency.code())
                .increment(units);
        }
    }
}

/// Counts an order in `orders_total`, once the transaction that placed it is committed.
pub fn count_placed() {
    count(OrderStatus::Pending);
}

fn count(status: OrderStatus) {
    metrics::counter!("orders_total", "status" => status.as_str()).increment(1);
}
