//! `shipments`: clustered by order, since that is how they are asked for.

use database::{Error, Json, Row, Snapshot, Tx, Value, in_list, params};
use primitives::ShipmentId;

use crate::{Shipment, ShipmentStatus};

const COLUMNS: [&str; 10] = [
    "order_ref",
    "parcel",
    "id",
    "carrier",
    "tracking_number",
    "status",
    "line_items",
    "created_at",
    "shipped_at",
    "delivered_at",
];

/// Writes a shipment unless its parcel is there; tells whether it did.
pub(crate) fn insert_if_absent(tx: &mut Tx<'_>, shipment: &Shipment) -> Result<bool, Error> {
    let row = params![
        &shipment.order_ref,
        shipment.parcel,
        shipment.id,
        &shipment.carrier,
        &shipment.tracking_number,
        shipment.status.as_str(),
        Value::json(&shipment.line_items)?,
        shipment.created_at,
        shipment.shipped_at,
        shipment.delivered_at,
    ];
    tx.insert_if_absent("shipments", &["order_ref", "parcel"], &COLUMNS, &row)
}

/// Writes how far a shipment is, if it is still where it was.
pub(crate) fn update(tx: &mut Tx<'_>, shipment: &Shipment, was: ShipmentStatus) -> Result<(), Error> {
    let updated = tx.execute(
        "UPDATE shipments SET carrier = ?, tracking_number = ?, status = ?, shipped_at = ?, delivered_at = ? \
         WHERE order_ref = ? AND parcel = ? AND status = ?",
        &params![
            &shipment.carrier,
            &shipment.tracking_number,
            shipment.status.as_str(),
            shipment.shipped_at,
            shipment.delivered_at,
            &shipment.order_ref,
            shipment.parcel,
            was.as_str(),
        ],
    )?;
    if updated == 1 { Ok(()) } else { Err(Error::Contended) }
}

/// The shipment with that id.
pub(crate) fn by_id(snapshot: &mut Snapshot<'_>, id: ShipmentId) -> Result<Option<Shipment>, Error> {
    snapshot.query_opt(&select("id = ?"), &params![id], read)
}

/// A parcel of an order.
pub(crate) fn of_parcel(
    snapshot: &mut Snapshot<'_>,
    order_ref: &str,
    parcel: u32,
) -> Result<Option<Shipment>, Error> {
    snapshot.query_opt(&select("order_ref = ? AND parcel = ?"), &params![order_ref, parcel], read)
}

/// The shipments of the orders, by order and parcel.
pub(crate) fn of_orders(snapshot: &mut Snapshot<'_>, order_refs: &[String]) -> Result<Vec<Shipment>, Error> {
    let (list, values) = in_list(order_refs);
    let sql = select(&format!("order_ref IN ({list}) ORDER BY order_ref, parcel"));
    snapshot.query(&sql, &values, read)
}

fn select(condition: &str) -> String {
    format!("SELECT {} FROM shipments WHERE {condition}", COLUMNS.join(", "))
}

fn read(row: &Row<'_>) -> Result<Shipment, Error> {
    let line_items: Json<_> = row.get(6)?;
    Ok(Shipment {
        order_ref: row.get(0)?,
        parcel: row.get(1)?,
        id: row.get(2)?,
        carrier: row.get(3)?,
        tracking_number: row.get(4)?,
        status: row.parse(5)?,
        line_items: line_items.0,
        created_at: row.get(7)?,
        shipped_at: row.get(8)?,
        delivered_at: row.get(9)?,
    })
}
