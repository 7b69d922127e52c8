//! The verbs of an order: what the processes tell it, each within their transaction. A verb that says what is known
//! already changes nothing and announces nothing.

use database::Tx;
use primitives::{Amount, OrderId, RefundId, ShipmentId, Timestamp};

use crate::{Decision, OrderError, Progress, Recorded, ShippedLine, announce::announce, store};

type Outcome = Result<Recorded, OrderError>;

/// The provider has set the money aside; legal also after failed attempts.
///
/// # Errors
/// [`OrderError`]
pub fn record_payment_authorized(tx: &mut Tx<'_>, now: Timestamp, order: OrderId) -> Outcome {
    record(tx, now, order, |_, progress| Ok(progress.authorize()))
}

/// An attempt to pay failed; the order stays pending, so that another one is possible.
///
/// # Errors
/// [`OrderError`]
pub fn record_payment_failed(tx: &mut Tx<'_>, now: Timestamp, order: OrderId, reason: &str) -> Outcome {
    record(tx, now, order, |_, progress| Ok(progress.fail_payment(reason)))
}

/// The money has come.
///
/// # Errors
/// [`OrderError`]
pub fn record_paid(tx: &mut Tx<'_>, now: Timestamp, order: OrderId) -> Outcome {
    record(tx, now, order, |_, progress| Ok(progress.pay()))
}

/// The shop accepts the order.
///
/// # Errors
/// [`OrderError`]
pub fn confirm(tx: &mut Tx<'_>, now: Timestamp, order: OrderId) -> Outcome {
    record(tx, now, order, |_, progress| Ok(progress.confirm()))
}

/// The order is called off, before anything was shipped.
///
/// # Errors
/// [`OrderError`]
pub fn cancel(tx: &mut Tx<'_>, now: Timestamp, order: OrderId, reason: &str) -> Outcome {
    record(tx, now, order, |_, progress| Ok(progress.cancel(reason)))
}

/// The stock does not suffice; calling the order off is a step of its own.
///
/// # Errors
/// [`OrderError`]
pub fn record_out_of_stock(tx: &mut Tx<'_>, now: Timestamp, order: OrderId) -> Outcome {
    record(tx, now, order, |_, progress| Ok(progress.run_out_of_stock()))
}

/// A parcel with these lines has left.
///
/// # Errors
/// [`OrderError`]
pub fn record_shipped(
    tx: &mut Tx<'_>,
    now: Timestamp,
    order: OrderId,
    shipment: ShipmentId,
    lines: &[ShippedLine],
) -> Outcome {
    record(tx, now, order, |tx, progress| {
        let ordered = store::quantities(tx, order)?;
        let ordered = ordered.into_iter().map(|(line, quantity)| (line, quantity.get())).collect();
        Ok(progress.ship(shipment, lines, &ordered))
    })
}

/// A parcel has arrived; with the last one the order is delivered, and completed once it is paid.
///
/// # Errors
/// [`OrderError`]
pub fn record_delivered(tx: &mut Tx<'_>, now: Timestamp, order: OrderId, shipment: ShipmentId) -> Outcome {
    record(tx, now, order, |_, progress| Ok(progress.deliver(shipment)))
}

/// Money went back; the order knows itself whether that was all of it.
///
/// # Errors
/// [`OrderError`]
pub fn record_refunded(
    tx: &mut Tx<'_>,
    now: Timestamp,
    order: OrderId,
    refund: RefundId,
    amount: Amount,
) -> Outcome {
    record(tx, now, order, |_, progress| Ok(progress.refund(refund, amount)))
}

/// All goods came back.
///
/// # Errors
/// [`OrderError`]
pub fn record_returned(tx: &mut Tx<'_>, now: Timestamp, order: OrderId) -> Outcome {
    record(tx, now, order, |_, progress| Ok(progress.take_back()))
}

fn record(
    tx: &mut Tx<'_>,
    now: Timestamp,
    order: OrderId,
    decide: impl FnOnce(&mut Tx<'_>, &Progress) -> Result<Decision, database::Error>,
) -> Outcome {
    let history = store::events::of(tx, order)?;
    let before = Progress::rebuild(history.iter().map(|happened| &happened.event))
        .ok_or(OrderError::UnknownOrder(order))?;
    let Some(event) = decide(tx, &before)?? else {
        return Ok(Recorded::nothing(order, before.states()));
    };
    let mut after = before.clone();
    after.apply(&event);
    let version = history.len() as i64 + 1;
    store::events::append(tx, now, order, version, &event)?;
    store::update_states(tx, now, order, version, after.states())?;
    let paid = announce(tx, now, order, &event, after.states())?;
    Ok(Recorded::new(order, before.states(), after.states(), paid))
}
