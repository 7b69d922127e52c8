//! Notes of staff on orders.

use database::{Error, Snapshot, Tx, params};
use primitives::OrderId;

use crate::OrderNote;

/// How many notes of an order are shown.
const SHOWN: i64 = 100;

/// Writes a note.
pub(crate) fn insert(tx: &mut Tx, order: OrderId, note: &OrderNote) -> Result<(), Error> {
    let sql = "INSERT INTO order_notes (order_id, at, id, author_id, text) VALUES (?, ?, ?, ?, ?)";
    tx.execute(sql, &params![order, note.at, note.id, note.author_id, &note.text]).map(drop)
}

/// The newest notes, oldest of them first.
pub(crate) fn of(snapshot: &mut Snapshot, order: OrderId) -> Result<Vec<OrderNote>, Error> {
    let sql = "SELECT id, author_id, text, at FROM order_notes WHERE order_id = ? \
               ORDER BY at DESC, id DESC LIMIT ?";
    let mut notes = snapshot.query(sql, &params![order, SHOWN], |row| {
        Ok(OrderNote { id: row.get(0)?, author_id: row.get(1)?, text: row.parse(2)?, at: row.get(3)? })
    })?;
    notes.reverse();
    Ok(notes)
}
