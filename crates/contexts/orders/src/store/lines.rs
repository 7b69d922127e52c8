//! The lines of orders.

use std::collections::HashMap;

use database::{Error, Row, Snapshot, Tx, Value, in_list, params};
use primitives::{LineItemId, OrderId, Quantity};

use crate::OrderLine;

const COLUMNS: &str = "order_id, position, id, variant_id, product_id, title, variant_title, sku, image_url, \
     quantity, price, subtotal, discount, tax, total";

/// Writes the lines of a new order.
pub(crate) fn insert(tx: &mut Tx, order: OrderId, lines: &[OrderLine]) -> Result<(), Error> {
    let rows: Vec<_> = (0_i64..).zip(lines).map(|(position, line)| row(order, position, line)).collect();
    tx.insert_many("order_items", COLUMNS, &rows).map(drop)
}

fn row(order: OrderId, position: i64, line: &OrderLine) -> [Value; 15] {
    params![
        order,
        position,
        line.id,
        line.variant_id,
        line.product_id,
        &line.title,
        line.variant_title.as_ref(),
        line.sku.as_ref(),
        line.image_url.as_ref(),
        line.quantity,
        line.price,
        line.subtotal,
        line.discount,
        line.tax,
        line.total
    ]
}

/// The lines of many orders, each in its order.
pub(crate) fn of_many(
    snapshot: &mut Snapshot,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, Vec<OrderLine>>, Error> {
    let (list, values) = in_list(orders);
    let sql =
        format!("SELECT {COLUMNS} FROM order_items WHERE order_id IN ({list}) ORDER BY order_id, position");
    let mut all: HashMap<OrderId, Vec<OrderLine>> = HashMap::new();
    snapshot.for_each(&sql, &values, |row| {
        all.entry(row.get(0)?).or_default().push(line(row)?);
        Ok(())
    })?;
    Ok(all)
}

fn line(row: &Row<'_>) -> Result<OrderLine, Error> {
    Ok(OrderLine {
        id: row.get(2)?,
        variant_id: row.get(3)?,
        product_id: row.get(4)?,
        title: row.get(5)?,
        variant_title: row.get(6)?,
        sku: row.get(7)?,
        image_url: row.get(8)?,
        quantity: row.get(9)?,
        price: row.get(10)?,
        subtotal: row.get(11)?,
        discount: row.get(12)?,
        tax: row.get(13)?,
        total: row.get(14)?,
    })
}

/// The lines of an order with how many pieces of each were ordered, in their order.
///
/// # Errors
/// The database's.
pub fn quantities(snapshot: &mut Snapshot, order: OrderId) -> Result<Vec<(LineItemId, Quantity)>, Error> {
    let sql = "SELECT id, quantity FROM order_items WHERE order_id = ? ORDER BY position";
    snapshot.query(sql, &params![order], |row| Ok((row.get(0)?, row.get(1)?)))
}
