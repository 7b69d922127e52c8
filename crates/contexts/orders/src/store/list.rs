//! Lists of orders, newest first, a page at a time by keyset.

use database::{Error, Snapshot, Value};
use primitives::{Limit, OrderId, UserId};

use super::{COLUMNS, Head, complete};
use crate::{Order, OrderStatus, PaymentStatus};

/// Where a page begins: after the order placed at this time with this id.
pub(crate) type Position = (i64, OrderId);

/// A page, and where the next one begins.
pub(crate) type Found = (Vec<Order>, Option<Position>);

/// A customer's own orders; served by the index on user and time.
pub(crate) fn of_user(
    snapshot: &mut Snapshot,
    user: UserId,
    limit: Limit,
    after: Option<Position>,
) -> Result<Found, Error> {
    let mut sql = format!("SELECT {COLUMNS} FROM orders WHERE user_id = ?");
    let mut values = vec![Value::from(user)];
    if let Some((at, id)) = after {
        sql += " AND created_at <= ? AND (created_at < ? OR id < ?)";
        values.extend([at.into(), at.into(), id.into()]);
    }
    sql += " ORDER BY created_at DESC, id DESC LIMIT ?";
    values.push(limit.probe().into());
    page(snapshot, &sql, &values, limit)
}

/// Everybody's orders in these states. Ids are time-ordered, so the table itself is the index; a filter that few orders
/// pass reads past the others.
pub(crate) fn all(
    snapshot: &mut Snapshot,
    status: Option<OrderStatus>,
    payment: Option<PaymentStatus>,
    limit: Limit,
    after: Option<Position>,
) -> Result<Found, Error> {
    let mut sql = format!("SELECT {COLUMNS} FROM orders WHERE 1 = 1");
    let mut values = Vec::new();
    if let Some(status) = status {
        sql += " AND status = ?";
        values.push(status.as_str().into());
    }
    if let Some(payment) = payment {
        sql += " AND payment_status = ?";
        values.push(payment.as_str().into());
    }
    if let Some((_, id)) = after {
        sql += " AND id < ?";
        values.push(id.into());
    }
    sql += " ORDER BY id DESC LIMIT ?";
    values.push(limit.probe().into());
    page(snapshot, &sql, &values, limit)
}

/// The next of everybody's orders after `after`, in the order in which they were placed.
///
/// # Errors
/// The database's.
pub fn after(snapshot: &mut Snapshot, after: Option<OrderId>, limit: u32) -> Result<Vec<Order>, Error> {
    let mut sql = format!("SELECT {COLUMNS} FROM orders WHERE 1 = 1");
    let mut values = Vec::new();
    if let Some(id) = after {
        sql += " AND id > ?";
        values.push(Value::from(id));
    }
    sql += " ORDER BY id LIMIT ?";
    values.push(limit.into());
    let heads = snapshot.query(&sql, &values, Head::read)?;
    complete(snapshot, heads)
}

fn page(snapshot: &mut Snapshot, sql: &str, values: &[Value], limit: Limit) -> Result<Found, Error> {
    let mut heads = snapshot.query(sql, values, Head::read)?;
    let goes_on = heads.len() > limit.get() as usize;
    heads.truncate(limit.get() as usize);
    let next = if goes_on { heads.last().map(Head::position) } else { None };
    Ok((complete(snapshot, heads)?, next))
}
