//! Writing orders: once when they are placed, afterwards their states only.

use database::{Error, Tx, Value, params};
use primitives::{OrderId, Timestamp};

use super::{events, lines, read::COLUMNS};
use crate::{Happened, NewOrder, Order, OrderError, OrderEvent, OrderNumber, OrderPlaced, States};

/// Places an order and announces it.
///
/// # Errors
/// [`OrderError::AlreadyPlaced`] when the checkout has made its order before: then the transaction must be given up.
pub fn place(
    tx: &mut Tx<'_>,
    now: Timestamp,
    new: NewOrder,
    number: OrderNumber,
) -> Result<Order, OrderError> {
    let event = OrderEvent::Placed { total: new.total };
    let order = Order {
        id: new.id,
        number,
        placed: new,
        states: States::PLACED,
        events: vec![Happened { event: event.clone(), at: now }],
        version: 1,
        created_at: now,
        updated_at: now,
    };
    insert(tx, &order)?;
    lines::insert(tx, order.id, &order.placed.line_items)?;
    events::append(tx, now, order.id, order.version, &event)?;
    queue::emit(tx, now, &OrderPlaced { order: (&order).into() })?;
    Ok(order)
}

fn insert(tx: &mut Tx, order: &Order) -> Result<(), Error> {
    let placed = &order.placed;
    let row = params![
        order.id,
        order.number.get(),
        placed.checkout_id,
        placed.user_id,
        order.states.status.as_str(),
        order.states.payment.as_str(),
        order.states.fulfillment.as_str(),
        placed.currency,
        placed.total,
        &Value::json(&placed.buyer)?,
        &Value::json(&placed.shipping_address)?,
        placed.billing_address.as_ref().map(Value::json).transpose()?,
        &Value::json(&placed.totals)?,
        order.version,
        order.created_at,
        order.updated_at,
    ];
    let places = vec!["?"; row.len()].join(",");
    tx.execute(&format!("INSERT INTO orders ({COLUMNS}) VALUES ({places})"), &row).map(drop)
}

/// Takes over the states after the event with the number `version`.
pub(crate) fn update_states(
    tx: &mut Tx,
    now: Timestamp,
    order: OrderId,
    version: i64,
    states: States,
) -> Result<(), Error> {
    let sql = "UPDATE orders SET status = ?, payment_status = ?, fulfillment_status = ?, version = ?, updated_at = ? \
               WHERE id = ? AND version = ?";
    let States { status, payment, fulfillment } = states;
    let values =
        params![status.as_str(), payment.as_str(), fulfillment.as_str(), version, now, order, version - 1];
    // Somebody else has appended the same number: only without serializable transactions.
    if tx.execute(sql, &values)? == 1 { Ok(()) } else { Err(Error::Contended) }
}
