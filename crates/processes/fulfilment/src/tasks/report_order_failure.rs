//! Ends an order that cannot be fulfilled after all; what came before has been undone.

use std::sync::Arc;

use database::Tx;
use serde_json::{Value, json};
use workflow::{LocalTask, TaskCall, TaskError};

use super::{of_orders, subject};
use crate::FulfilmentParts;

pub struct ReportOrderFailure(pub Arc<FulfilmentParts>);

impl LocalTask for ReportOrderFailure {
    fn run(&self, tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError> {
        if let Some(order) = subject(call)?.order() {
            orders::cancel(tx, self.0.clock.now(), order, "order_failed").map_err(of_orders)?.count();
        }
        Ok(json!({"status": "failed"}))
    }
}
