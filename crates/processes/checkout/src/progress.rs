//! How far a checkout is: a pure function of its row, its order and its payments.

use orders::{OrderEvent, OrderStatus, PaymentStatus};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Checkout, CheckoutState, message::Message, view::ActionKind};

/// How far a checkout is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckoutStatus {
    /// Something is missing or wrong; `messages` say what.
    Incomplete,
    /// It can be completed.
    ReadyForComplete,
    /// The payment is being settled.
    CompleteInProgress,
    /// The order is placed and paid.
    Completed,
    /// Given up.
    Canceled,
}

/// What is known of the order that a checkout made.
#[derive(Debug, Clone, Copy)]
pub struct OrderProgress<'a> {
    /// The order.
    pub order: &'a orders::Order,
    /// What the buyer has to do about the payment.
    pub awaits: Option<ActionKind>,
    /// Whether a payment is being tried at the moment.
    pub is_running: bool,
}

/// The status and what the order adds to the messages. `ready` tells whether nothing is missing.
pub fn progress(
    checkout: &Checkout,
    order: Option<OrderProgress<'_>>,
    ready: bool,
) -> (CheckoutStatus, Vec<Message>) {
    if checkout.state != CheckoutState::Open {
        return (CheckoutStatus::Canceled, given_up(checkout.state));
    }
    let Some(OrderProgress { order, awaits, is_running }) = order else {
        return (before_order(ready), Vec::new());
    };
    match (order.states.status, order.states.payment) {
        (OrderStatus::Canceled, _) => (CheckoutStatus::Canceled, vec![why_canceled(order)]),
        (_, payment) if payment.was_paid() => (CheckoutStatus::Completed, Vec::new()),
        (_, PaymentStatus::Failed) if !is_running => (before_order(ready), vec![declined(order)]),
        _ => (CheckoutStatus::CompleteInProgress, awaits.map(Message::requires_action).into_iter().collect()),
    }
}

const fn before_order(ready: bool) -> CheckoutStatus {
    if ready { CheckoutStatus::ReadyForComplete } else { CheckoutStatus::Incomplete }
}

fn declined(order: &orders::Order) -> Message {
    let reason = order.events.iter().rev().find_map(|happened| match &happened.event {
        OrderEvent::PaymentFailed { reason } => Some(reason.clone()),
        _ => None,
    });
    let content = match reason.as_deref() {
        Some("payment_abandoned") => "You came back without having paid. Nothing was charged.",
        Some("insufficient_funds") => "The card does not have enough funds. Try another one.",
        _ => "The payment was declined. Try again or use another card.",
    };
    // The provider's reason is a code; anything else would be somebody's free text.
    let code = reason.filter(|reason| reason.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
    Message::error(code.map_or("payment_declined".into(), std::borrow::Cow::Owned), "/payment", content)
}

fn given_up(state: CheckoutState) -> Vec<Message> {
    let expired = Message {
        severity: crate::message::Severity::Unrecoverable,
        ..Message::error("expired", "", "This checkout has expired. Start again from your cart.")
    };
    if state == CheckoutState::Expired { vec![expired] } else { Vec::new() }
}

fn why_canceled(order: &orders::Order) -> Message {
    let out_of_stock = order.events.iter().any(|happened| matches!(happened.event, OrderEvent::OutOfStock));
    let (code, content) = if out_of_stock {
        ("out_of_stock", "Something in your order has just sold out. You were not charged.")
    } else {
        ("order_canceled", "The order was cancelled.")
    };
    Message {
        severity: crate::message::Severity::Unrecoverable,
        ..Message::error(code, "/line_items", content)
    }
}
