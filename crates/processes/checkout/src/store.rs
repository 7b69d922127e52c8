//! All SQL of checkouts.

use database::{Error, Json, Row, Snapshot, Tx, Value, params};
use primitives::{CheckoutId, OrderId, Timestamp};

use crate::{Checkout, CheckoutState};

const COLUMNS: &str = "id, cart_id, user_id, state, currency, details, lines, order_id, attempt, version, expires_at, created_at, updated_at";

/// The checkout with this id.
pub fn find(snapshot: &mut Snapshot, id: CheckoutId) -> Result<Option<Checkout>, Error> {
    snapshot.query_opt(&format!("SELECT {COLUMNS} FROM checkouts WHERE id = ?"), &params![id], read)
}

/// Open checkouts whose time is over; the longest overdue first.
pub fn overdue(snapshot: &mut Snapshot, now: Timestamp, limit: u32) -> Result<Vec<Checkout>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM checkouts WHERE state = 'open' AND expires_at <= ? ORDER BY expires_at LIMIT ?"
    );
    snapshot.query(&sql, &params![now, limit], read)
}

/// Writes a new checkout.
pub fn insert(tx: &mut Tx, checkout: &Checkout) -> Result<(), Error> {
    let row = params![
        checkout.id,
        checkout.cart_id,
        checkout.user_id,
        checkout.state.as_str(),
        checkout.currency,
        &Value::json(&checkout.details)?,
        &Value::json(&checkout.lines)?,
        checkout.order_id,
        checkout.attempt,
        checkout.version,
        checkout.expires_at,
        checkout.created_at,
        checkout.updated_at,
    ];
    let places = vec!["?"; row.len()].join(",");
    tx.execute(&format!("INSERT INTO checkouts ({COLUMNS}) VALUES ({places})"), &row).map(drop)
}

/// Writes what the buyer has said, unless the checkout has changed since `checkout` was read; tells whether it did.
pub fn update_details(tx: &mut Tx, now: Timestamp, checkout: &Checkout) -> Result<bool, Error> {
    let sql = "UPDATE checkouts SET details = ?, version = version + 1, updated_at = ? WHERE id = ? AND version = ?";
    let values = params![&Value::json(&checkout.details)?, now, checkout.id, checkout.version];
    tx.execute(sql, &values).map(|matched| matched == 1)
}

/// Notes that a payment is being tried for the order until `expires_at`.
pub fn begin_attempt(
    tx: &mut Tx,
    now: Timestamp,
    checkout: &Checkout,
    order: OrderId,
    expires_at: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE checkouts SET order_id = ?, attempt = attempt + 1, expires_at = ?, version = version + 1, updated_at = ? \
               WHERE id = ? AND version = ?";
    let values = params![order, expires_at, now, checkout.id, checkout.version];
    tx.execute(sql, &values).map(|matched| matched == 1)
}

/// Gives the checkout up.
pub fn give_up(tx: &mut Tx, now: Timestamp, id: CheckoutId, state: CheckoutState) -> Result<(), Error> {
    let sql = "UPDATE checkouts SET state = ?, version = version + 1, updated_at = ? WHERE id = ? AND state = 'open'";
    tx.execute(sql, &params![state.as_str(), now, id]).map(drop)
}

/// The checkout is settled, or not to be given up yet: looks at it again at `expires_at`.
pub fn postpone(tx: &mut Tx, id: CheckoutId, expires_at: Timestamp) -> Result<(), Error> {
    tx.execute("UPDATE checkouts SET expires_at = ? WHERE id = ?", &params![expires_at, id]).map(drop)
}

fn read(row: &Row<'_>) -> Result<Checkout, Error> {
    Ok(Checkout {
        id: row.get(0)?,
        cart_id: row.get(1)?,
        user_id: row.get(2)?,
        state: row.parse(3)?,
        currency: row.parse(4)?,
        details: row.get::<Json<_>>(5)?.0,
        lines: row.get::<Json<_>>(6)?.0,
        order_id: row.get(7)?,
        attempt: row.get(8)?,
        version: row.get(9)?,
        expires_at: row.get(10)?,
        created_at: row.get(11)?,
        updated_at: row.get(12)?,
    })
}
