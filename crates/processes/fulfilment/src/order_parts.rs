//! The orders' question for payments, refunds, shipments and executions, answered with one statement each.

use std::collections::HashMap;

use async_trait::async_trait;
use database::{Database, Snapshot};
use orders::{OrderParts, Parts, PartsError, PaymentBody, RefundBody, ShipmentBody, ShippedLine};
use primitives::OrderId;

use crate::MACHINE;

/// Knows what belongs to an order besides itself.
pub struct PartsOfOrders(pub Database);

#[async_trait]
impl OrderParts for PartsOfOrders {
    async fn parts(&self, orders: &[OrderId]) -> Result<HashMap<OrderId, Parts>, PartsError> {
        let orders = orders.to_vec();
        let found = self.0.read(move |snapshot| read(snapshot, &orders).map_err(Unreadable)).await;
        found.map_err(|Unreadable(error)| error)
    }
}

/// What one of the asked contexts says, on its way out of the snapshot.
struct Unreadable(PartsError);

impl From<database::Error> for Unreadable {
    fn from(error: database::Error) -> Self {
        Self(error.into())
    }
}

fn read(snapshot: &mut Snapshot, orders: &[OrderId]) -> Result<HashMap<OrderId, Parts>, PartsError> {
    let names: Vec<String> = orders.iter().map(ToString::to_string).collect();
    let refs: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut all: HashMap<OrderId, Parts> = orders.iter().map(|order| (*order, Parts::default())).collect();
    let of = |order_ref: &str| order_ref.parse::<OrderId>().ok();
    for payment in payments::payments_of_many(snapshot, &refs)? {
        if let Some(parts) = of(payment.order_ref.as_str()).and_then(|order| all.get_mut(&order)) {
            parts.payments.push(payment_body(&payment));
        }
    }
    for refund in payments::refunds_of_many(snapshot, &refs)? {
        if let Some(parts) = of(refund.order_ref.as_str()).and_then(|order| all.get_mut(&order)) {
            parts.refunds.push(refund_body(&refund));
        }
    }
    for (order, shipments) in shipping::shipments_of_many(snapshot, &names)? {
        if let Some(parts) = of(&order).and_then(|order| all.get_mut(&order)) {
            parts.shipments = shipments.iter().map(shipment_body).collect();
        }
    }
    for (order, execution) in workflow::look_up_many(snapshot, MACHINE, &names)? {
        if let Some(parts) = of(&order).and_then(|order| all.get_mut(&order)) {
            parts.execution_id = Some(execution);
        }
    }
    Ok(all)
}

fn payment_body(payment: &payments::Payment) -> PaymentBody {
    PaymentBody {
        id: payment.id,
        handler_id: payment.handler_id.to_string(),
        status: payment.status.to_string(),
        amount: payment.money.amount,
    }
}

fn refund_body(refund: &payments::Refund) -> RefundBody {
    RefundBody {
        id: refund.id,
        payment_id: refund.payment_id,
        status: refund.status.as_str().to_owned(),
        amount: refund.money.amount,
        created_at: refund.created_at,
    }
}

fn shipment_body(shipment: &shipping::Shipment) -> ShipmentBody {
    let line = |line: &shipping::ShipmentLine| ShippedLine {
        line_item_id: line.line_item_id,
        quantity: line.quantity,
    };
    ShipmentBody {
        id: shipment.id,
        carrier: shipment.carrier.clone(),
        tracking_number: Some(shipment.tracking_number.clone()),
        status: shipment.status.as_str().to_owned(),
        line_items: shipment.line_items.iter().map(line).collect(),
    }
}
