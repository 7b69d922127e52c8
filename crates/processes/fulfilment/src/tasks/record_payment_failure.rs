//! Tells the order that this payment failed. Order and held stock stay for another attempt, until the checkout expires.

use std::sync::Arc;

use database::Tx;
use orders::OrderError;
use serde_json::{Value, json};
use workflow::{LocalTask, TaskCall, TaskError};

use super::{confirm_payment::NOT_CONFIRMED, of_inventory, of_orders, subject, text_at};
use crate::FulfilmentParts;

/// Why there is no payment, where the provider has given no reason.
fn why_not(call: &TaskCall) -> &'static str {
    match text_at(&call.input, "/error/Error") {
        Some(NOT_CONFIRMED) => "payment_abandoned",
        _ => "payment_failed",
    }
}

pub struct RecordPaymentFailure(pub Arc<FulfilmentParts>);

impl LocalTask for RecordPaymentFailure {
    fn run(&self, tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError> {
        let input = subject(call)?;
        let reason = text_at(&call.input, "/payment/reason").unwrap_or_else(|| why_not(call));
        let now = self.0.clock.now();
        match input.order() {
            Some(order) => match orders::record_payment_failed(tx, now, order, reason) {
                // It was called off meanwhile: there is nobody to tell.
                Err(OrderError::Refused(_)) => {}
                other => {
                    other.map_err(of_orders)?;
                }
            },
            // Nobody tries again for an outside caller's order.
            None => {
                inventory::release(tx, now, &input.order_id).map_err(of_inventory)?;
            }
        }
        Ok(json!({"status": "payment_failed", "reason": reason}))
    }
}
