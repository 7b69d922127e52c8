//! The way of a parcel: labelled, shipped, delivered. Every step is taken once; another order of steps is an error.

use database::Tx;
use primitives::{ShipmentId, Timestamp};

use crate::{
    Carrier, Shipment, ShipmentDelivered, ShipmentShipped, ShipmentStatus, ShippingError, TrackingNumber,
    store,
};

/// Hands a pending shipment to a carrier that has a tracking number of its own for it.
///
/// # Errors
/// [`ShippingError::UnknownShipment`], or [`ShippingError::AlreadyLabelled`] once it has left.
pub fn label_shipment(
    tx: &mut Tx<'_>,
    id: ShipmentId,
    carrier: &Carrier,
    tracking_number: &TrackingNumber,
) -> Result<Shipment, ShippingError> {
    let mut shipment = store::shipments::by_id(tx, id)?.ok_or(ShippingError::UnknownShipment)?;
    if shipment.status != ShipmentStatus::Pending {
        return Err(ShippingError::AlreadyLabelled(shipment.status));
    }
    shipment.carrier = carrier.to_string();
    shipment.tracking_number = tracking_number.to_string();
    store::shipments::update(tx, &shipment, ShipmentStatus::Pending)?;
    Ok(shipment)
}

/// The parcel has left.
///
/// # Errors
/// [`ShippingError::UnknownShipment`], or [`ShippingError::IllegalTransition`] unless it is pending.
pub fn mark_shipped(tx: &mut Tx<'_>, now: Timestamp, id: ShipmentId) -> Result<Shipment, ShippingError> {
    let mut shipment = proceed(tx, id, ShipmentStatus::Shipped)?;
    shipment.shipped_at = Some(now);
    store::shipments::update(tx, &shipment, ShipmentStatus::Pending)?;
    queue::emit(tx, now, &ShipmentShipped::from(&shipment))?;
    Ok(shipment)
}

/// The parcel has arrived.
///
/// # Errors
/// [`ShippingError::UnknownShipment`], or [`ShippingError::IllegalTransition`] unless it is shipped.
pub fn mark_delivered(tx: &mut Tx<'_>, now: Timestamp, id: ShipmentId) -> Result<Shipment, ShippingError> {
    let mut shipment = proceed(tx, id, ShipmentStatus::Delivered)?;
    shipment.delivered_at = Some(now);
    store::shipments::update(tx, &shipment, ShipmentStatus::Shipped)?;
    queue::emit(tx, now, &ShipmentDelivered::from(&shipment))?;
    Ok(shipment)
}

fn proceed(tx: &mut Tx<'_>, id: ShipmentId, to: ShipmentStatus) -> Result<Shipment, ShippingError> {
    let mut shipment = store::shipments::by_id(tx, id)?.ok_or(ShippingError::UnknownShipment)?;
    shipment.status.proceed_to(to)?;
    shipment.status = to;
    Ok(shipment)
}
