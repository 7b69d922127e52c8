//! Makes the parcel of the order: the same one, however often it is asked for.

use std::sync::Arc;

use database::Tx;
use primitives::{Id, LineItemId};
use serde_json::{Value, json};
use shipping::{ShipmentLine, ShippingError};
use workflow::{LocalTask, TaskCall, TaskError};

use super::{refused, subject};
use crate::{FulfilmentParts, OrderInput};

pub struct CreateShipment(pub Arc<FulfilmentParts>);

impl LocalTask for CreateShipment {
    fn run(&self, tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError> {
        let input = subject(call)?;
        let lines = parcel(tx, &input, call)?;
        let made = shipping::create_shipment(tx, self.0.clock.now(), &input.order_id, &lines);
        let shipment = made.map_err(|error| match error {
            ShippingError::Database(error) => TaskError::Database(error),
            other => refused(other),
        })?;
        Ok(
            json!({"shipmentId": shipment.id, "trackingNumber": shipment.tracking_number, "carrier": shipment.carrier}),
        )
    }
}

fn parcel(tx: &mut Tx, input: &OrderInput, call: &TaskCall) -> Result<Vec<ShipmentLine>, TaskError> {
    if let Some(id) = input.order() {
        let ordered = orders::store::quantities(tx, id)?;
        if !ordered.is_empty() {
            let line = |(line_item_id, quantity)| ShipmentLine { line_item_id, quantity };
            return Ok(ordered.into_iter().map(line).collect());
        }
    }
    // The one line of an outside caller's order has no id of its own; the execution's serves, being as unique.
    let line_item_id: LineItemId = Id::from_uuid(call.execution_id.uuid());
    Ok(input.quantity.map(|quantity| ShipmentLine { line_item_id, quantity }).into_iter().collect())
}
