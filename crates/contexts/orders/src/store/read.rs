//! Complete orders, in three statements however many they are.

use database::{Error, Json, Row, Snapshot, params};
use primitives::{Amount, CheckoutId, Currency, OrderId, PostalAddress, Timestamp, TotalsEntry, UserId};

use super::{events, lines};
use crate::{Buyer, NewOrder, Order, OrderNumber, OrderSummary, States};

/// The columns of an order that [`Head::read`] reads.
pub(crate) const COLUMNS: &str = "id, number, checkout_id, user_id, status, payment_status, fulfillment_status, currency, \
     total, buyer, shipping_address, billing_address, totals, version, created_at, updated_at";

/// An order's own row.
pub(crate) struct Head(Order);

impl Head {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Error> {
        let id: OrderId = row.get(0)?;
        Ok(Self(Order {
            id,
            number: OrderNumber::new(row.get(1)?),
            placed: placed(id, row)?,
            states: States { status: row.parse(4)?, payment: row.parse(5)?, fulfillment: row.parse(6)? },
            events: Vec::new(),
            version: row.get(13)?,
            created_at: row.get::<Timestamp>(14)?,
            updated_at: row.get(15)?,
        }))
    }

    /// Where the order stands in lists.
    pub(crate) fn position(&self) -> (i64, OrderId) {
        (self.0.created_at.micros(), self.0.id)
    }
}

fn placed(id: OrderId, row: &Row<'_>) -> Result<NewOrder, Error> {
    Ok(NewOrder {
        id,
        checkout_id: row.get::<CheckoutId>(2)?,
        user_id: row.get::<Option<UserId>>(3)?,
        currency: row.parse::<Currency>(7)?,
        total: row.get::<Amount>(8)?,
        buyer: row.get::<Json<Buyer>>(9)?.0,
        shipping_address: row.get::<Json<PostalAddress>>(10)?.0,
        billing_address: row.get::<Option<Json<PostalAddress>>>(11)?.map(|json| json.0),
        totals: row.get::<Json<Vec<TotalsEntry>>>(12)?.0,
        line_items: Vec::new(),
    })
}

/// The order with this id.
///
/// # Errors
/// The database's.
pub fn order(snapshot: &mut Snapshot, id: OrderId) -> Result<Option<Order>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM orders WHERE id = ?");
    let head = snapshot.query_opt(&sql, &params![id], Head::read)?;
    Ok(complete(snapshot, Vec::from_iter(head))?.pop())
}

/// What the shop is told of an order, which has nothing to do with its history.
pub(crate) fn summary(snapshot: &mut Snapshot, id: OrderId) -> Result<Option<OrderSummary>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM orders WHERE id = ?");
    let Some(Head(mut order)) = snapshot.query_opt(&sql, &params![id], Head::read)? else { return Ok(None) };
    order.placed.line_items = lines::of_many(snapshot, &[id])?.remove(&id).unwrap_or_default();
    Ok(Some(OrderSummary::from(&order)))
}

/// The order that this checkout has made.
///
/// # Errors
/// The database's.
pub fn by_checkout(snapshot: &mut Snapshot, checkout: CheckoutId) -> Result<Option<Order>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM orders WHERE checkout_id = ?");
    let head = snapshot.query_opt(&sql, &params![checkout], Head::read)?;
    Ok(complete(snapshot, Vec::from_iter(head))?.pop())
}

/// Whether the order exists, and whose it is.
pub(crate) fn owner(snapshot: &mut Snapshot, id: OrderId) -> Result<Option<Option<UserId>>, Error> {
    snapshot.query_opt("SELECT user_id FROM orders WHERE id = ?", &params![id], |row| row.get(0))
}

/// Adds lines and histories to the orders' own rows.
pub(crate) fn complete(snapshot: &mut Snapshot, heads: Vec<Head>) -> Result<Vec<Order>, Error> {
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<OrderId> = heads.iter().map(|head| head.0.id).collect();
    let mut lines = lines::of_many(snapshot, &ids)?;
    let mut events = events::of_many(snapshot, &ids)?;
    let with_parts = |Head(mut order): Head| {
        order.placed.line_items = lines.remove(&order.id).unwrap_or_default();
        order.events = events.remove(&order.id).unwrap_or_default();
        order
    };
    Ok(heads.into_iter().map(with_parts).collect())
}
