//! The one transaction that decides: hold the stock, place the order with its number, start its workflow, note the
//! idempotency key – all of it or nothing.

use database::Tx;
use http_kit::idempotency::Attempt;
use orders::{NewOrder, OrderNumber};
use payments::ReturnUrl;
use primitives::{ExecutionId, OrderId, Timestamp};
use serde_json::json;
use workflow::{StartRequest, Started};

use super::{Looked, look::order_line};
use crate::{CheckoutError, Checkouts, attempt, checkout::MAX_ATTEMPTS, http::PaymentInstruction, store};

/// What became of the transaction.
pub(super) enum Placed {
    /// A payment of this order is under way.
    Begun(ExecutionId),
    /// The checkout has changed since it was looked at; look again.
    Changed,
}

/// Everything the transaction needs, computed before it.
pub(super) struct Placement {
    seen: Looked,
    payment: PaymentInstruction,
    return_url: ReturnUrl,
    attempt: Attempt,
    order: Option<(NewOrder, OrderNumber)>,
    now: Timestamp,
    hold_until: Timestamp,
    delay_seconds: u64,
}

impl Checkouts {
    /// Prepares a payment of a checkout that is ready, and with the first one its order.
    pub(super) async fn prepare(
        &self,
        seen: Looked,
        payment: PaymentInstruction,
        return_url: ReturnUrl,
        attempt: Attempt,
    ) -> Result<Placement, CheckoutError> {
        let order = match seen.checkout.order_id {
            Some(_) => None,
            None => Some((new_order(&seen)?, self.parts.numbers.next().await?)),
        };
        let now = self.parts.clock.now();
        let delay_seconds = self.parts.options.processing_delay.as_secs();
        let hold_until = self.hold_until(&seen.checkout, now);
        Ok(Placement { seen, payment, return_url, attempt, order, now, hold_until, delay_seconds })
    }
}

impl Placement {
    /// Runs in the deciding transaction.
    pub(super) fn run(&self, tx: &mut Tx) -> Result<Placed, CheckoutError> {
        let checkout = &self.seen.checkout;
        if checkout.attempt >= MAX_ATTEMPTS {
            return Err(CheckoutError::TooManyAttempts);
        }
        let (order, total) = self.order()?;
        // Whoever has begun under the same key has changed the checkout's version, so the key is new here.
        if !store::begin_attempt(tx, self.now, checkout, order, self.hold_until)? {
            return Ok(Placed::Changed);
        }
        let owner = order.to_string();
        inventory::hold(tx, self.now, &owner, &checkout.wanted(), self.hold_until)?;
        match &self.order {
            Some((new, number)) => drop(orders::store::place(tx, self.now, new.clone(), *number)?),
            None => drop(inventory::extend(tx, &owner, self.hold_until)?),
        }
        self.attempt.begin(tx, self.now)?;
        self.start(tx, order, total.minor_units()).map(Placed::Begun)
    }

    fn order(&self) -> Result<(OrderId, primitives::Amount), CheckoutError> {
        let placed = self.seen.order.as_ref().map(|placed| (placed.order.id, placed.order.placed.total));
        let new = self.order.as_ref().map(|(new, _)| (new.id, new.total));
        placed.or(new).ok_or_else(|| CheckoutError::Part("an order without its row".to_owned()))
    }

    fn start(&self, tx: &mut Tx, order: OrderId, total: i64) -> Result<ExecutionId, CheckoutError> {
        let number = self.seen.checkout.attempt + 1;
        let input = json!({
            "orderId": order,
            "attempt": number,
            "amountMinorUnits": total,
            "currency": self.seen.checkout.currency,
            "paymentHandler": self.payment.handler_id,
            "paymentToken": self.payment.credential.token,
            "paymentReturnUrl": self.return_url,
            "processingDelaySeconds": self.delay_seconds,
        });
        let request = StartRequest { machine: attempt::MACHINE, name: &attempt::name(order, number), input };
        match workflow::start(tx, self.now, &request)? {
            Started::New(execution) => Ok(execution),
            // Its name is this order's own, so nobody else may have begun it.
            Started::Existing(other) => {
                Err(CheckoutError::Part(format!("execution {other} has taken the order's name")))
            }
        }
    }
}

fn new_order(seen: &Looked) -> Result<NewOrder, CheckoutError> {
    let missing = || CheckoutError::Incomplete(seen.body.messages.clone());
    let checkout = &seen.checkout;
    let priced = seen.priced.as_ref().ok_or_else(missing)?;
    let lines = priced.lines.iter().zip(&priced.line_totals);
    let line_items: Option<Vec<_>> =
        lines.map(|((line, offer), totals)| order_line(line, offer.as_ref()?, *totals)).collect();
    Ok(NewOrder {
        id: OrderId::new(),
        checkout_id: checkout.id,
        user_id: checkout.user_id,
        currency: checkout.currency,
        buyer: checkout.details.buyer.clone().ok_or_else(missing)?,
        shipping_address: checkout.details.shipping_address.clone().ok_or_else(missing)?,
        billing_address: checkout.details.billing_address.clone(),
        line_items: line_items.ok_or_else(missing)?,
        totals: priced.totals.clone(),
        total: priced.total,
    })
}
