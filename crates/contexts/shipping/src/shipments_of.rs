//! Looking shipments up.

use std::collections::HashMap;

use database::Snapshot;
use primitives::ShipmentId;

use crate::{Shipment, ShippingError, store};

/// The shipments of an order, in the order of their parcels.
///
/// # Errors
/// When the database could not.
pub fn shipments_of(snapshot: &mut Snapshot<'_>, order_ref: &str) -> Result<Vec<Shipment>, ShippingError> {
    Ok(store::shipments::of_orders(snapshot, &[order_ref.to_owned()])?)
}

/// The shipments of many orders with one statement; an order without any is missing.
///
/// # Errors
/// When the database could not.
pub fn shipments_of_many(
    snapshot: &mut Snapshot<'_>,
    order_refs: &[String],
) -> Result<HashMap<String, Vec<Shipment>>, ShippingError> {
    let mut by_order: HashMap<String, Vec<Shipment>> = HashMap::new();
    for shipment in store::shipments::of_orders(snapshot, order_refs)? {
        by_order.entry(shipment.order_ref.clone()).or_default().push(shipment);
    }
    Ok(by_order)
}

/// The shipment with that id.
///
/// # Errors
/// When the database could not.
pub fn find_shipment(snapshot: &mut Snapshot<'_>, id: ShipmentId) -> Result<Option<Shipment>, ShippingError> {
    Ok(store::shipments::by_id(snapshot, id)?)
}
