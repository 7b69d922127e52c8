//! Making the parcels of an order. Whatever is repeated, a parcel is made once and keeps its tracking number.

use database::Tx;
use primitives::{ShipmentId, Timestamp};

use crate::{
    MAX_LINES, MAX_ORDER_REF, Shipment, ShipmentLine, ShipmentStatus, ShippingError,
    shipment::own_tracking_number, store,
};

/// The carrier of a shipment that nobody has handed to another one.
const OWN_CARRIER: &str = "manual";

/// The one shipment of an order that is sent in one parcel: made, or as it is if there is one, whatever `lines` says then.
///
/// # Errors
/// As [`create_parcel`].
pub fn create_shipment(
    tx: &mut Tx<'_>,
    now: Timestamp,
    order_ref: &str,
    lines: &[ShipmentLine],
) -> Result<Shipment, ShippingError> {
    create_parcel(tx, now, order_ref, 1, lines)
}

/// A numbered parcel of an order that is sent in parts: made, or as it is if there is one with that number. That no more
/// is sent than was ordered is for the order to know.
///
/// # Errors
/// [`ShippingError::InvalidOrderRef`], [`ShippingError::InvalidParcel`], or when the database could not.
pub fn create_parcel(
    tx: &mut Tx<'_>,
    now: Timestamp,
    order_ref: &str,
    parcel: u32,
    lines: &[ShipmentLine],
) -> Result<Shipment, ShippingError> {
    if order_ref.is_empty() || order_ref.chars().nth(MAX_ORDER_REF).is_some() {
        return Err(ShippingError::InvalidOrderRef);
    }
    if parcel == 0 || lines.is_empty() || lines.len() > MAX_LINES {
        return Err(ShippingError::InvalidParcel);
    }
    let id = ShipmentId::new();
    let made = Shipment {
        id,
        order_ref: order_ref.to_owned(),
        parcel,
        carrier: OWN_CARRIER.to_owned(),
        tracking_number: own_tracking_number(id),
        status: ShipmentStatus::Pending,
        line_items: lines.to_vec(),
        created_at: now,
        shipped_at: None,
        delivered_at: None,
    };
    if store::shipments::insert_if_absent(tx, &made)? {
        return Ok(made);
    }
    store::shipments::of_parcel(tx, order_ref, parcel)?.ok_or(ShippingError::UnknownShipment)
}
