//! Parcels leave and arrive: the shipment and its order are told in one transaction.

use database::Tx;
use orders::{OrderBody, ShippedLine};
use primitives::{OrderId, ShipmentId};
use shipping::{Shipment, ShipmentStatus};

use crate::{Fulfilment, FulfilmentError};

impl Fulfilment {
    /// Notes that a parcel has left.
    pub(crate) async fn ship(&self, id: ShipmentId) -> Result<OrderBody, FulfilmentError> {
        let now = self.parts.clock.now();
        let shipped = self.parts.database.write(move |tx| {
            let (order, known) = shipment(tx, id)?;
            let has_left = known.status != ShipmentStatus::Pending;
            let shipment = if has_left { known } else { shipping::mark_shipped(tx, now, id)? };
            let recorded = orders::record_shipped(tx, now, order, id, &lines(&shipment))?;
            Ok::<_, FulfilmentError>(recorded)
        });
        let recorded = shipped.await?;
        recorded.count();
        self.body(recorded.order_id).await
    }

    /// Notes that a parcel has arrived.
    pub(crate) async fn deliver(&self, id: ShipmentId) -> Result<OrderBody, FulfilmentError> {
        let now = self.parts.clock.now();
        let delivered = self.parts.database.write(move |tx| {
            let (order, known) = shipment(tx, id)?;
            if known.status != ShipmentStatus::Delivered {
                shipping::mark_delivered(tx, now, id)?;
            }
            Ok::<_, FulfilmentError>(orders::record_delivered(tx, now, order, id)?)
        });
        let recorded = delivered.await?;
        recorded.count();
        self.body(recorded.order_id).await
    }

    async fn body(&self, id: OrderId) -> Result<OrderBody, FulfilmentError> {
        self.parts.orders.body(id).await?.ok_or(FulfilmentError::Unknown)
    }
}

/// A shipment with the order of ours that it belongs to; one of an outside caller's order is not ours to follow.
fn shipment(tx: &mut Tx, id: ShipmentId) -> Result<(OrderId, Shipment), FulfilmentError> {
    let shipment = shipping::find_shipment(tx, id)?.ok_or(FulfilmentError::Unknown)?;
    let order = shipment.order_ref.parse().map_err(|_| FulfilmentError::Unknown)?;
    Ok((order, shipment))
}

fn lines(shipment: &Shipment) -> Vec<ShippedLine> {
    let line = |line: &shipping::ShipmentLine| ShippedLine {
        line_item_id: line.line_item_id,
        quantity: line.quantity,
    };
    shipment.line_items.iter().map(line).collect()
}
