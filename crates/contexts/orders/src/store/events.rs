//! The append-only history of orders. There is no update and no delete here, and none may be added.

use std::collections::HashMap;

use database::{Error, Json, Snapshot, Tx, Value, in_list, params};
use primitives::{OrderId, Timestamp};

use crate::{Happened, OrderEvent};

/// Appends the event with that number (from 1); two at the same place contradict each other and the second fails.
pub(crate) fn append(
    tx: &mut Tx,
    now: Timestamp,
    order: OrderId,
    seq: i64,
    event: &OrderEvent,
) -> Result<(), Error> {
    let sql = "INSERT INTO order_events (order_id, seq, event, at) VALUES (?, ?, ?, ?)";
    tx.execute(sql, &params![order, seq, &Value::json(event)?, now]).map(drop)
}

/// The history of one order, oldest first; empty when there is no such order.
pub(crate) fn of(snapshot: &mut Snapshot, order: OrderId) -> Result<Vec<Happened>, Error> {
    let sql = "SELECT event, at FROM order_events WHERE order_id = ? ORDER BY seq";
    snapshot.query(sql, &params![order], |row| {
        Ok(Happened { event: row.get::<Json<OrderEvent>>(0)?.0, at: row.get(1)? })
    })
}

/// The histories of many orders.
pub(crate) fn of_many(
    snapshot: &mut Snapshot,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, Vec<Happened>>, Error> {
    let (list, values) = in_list(orders);
    let sql = format!(
        "SELECT event, at, order_id FROM order_events WHERE order_id IN ({list}) ORDER BY order_id, seq"
    );
    let mut all: HashMap<OrderId, Vec<Happened>> = HashMap::new();
    snapshot.for_each(&sql, &values, |row| {
        let happened = Happened { event: row.get::<Json<OrderEvent>>(0)?.0, at: row.get(1)? };
        all.entry(row.get(2)?).or_default().push(happened);
        Ok(())
    })?;
    Ok(all)
}
