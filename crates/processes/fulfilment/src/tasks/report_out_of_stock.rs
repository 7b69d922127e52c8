//! Ends an order whose stock is gone: nothing was taken, and the buyer is told.

use std::sync::Arc;

use database::Tx;
use serde_json::{Value, json};
use workflow::{LocalTask, TaskCall, TaskError};

use super::{of_orders, subject};
use crate::FulfilmentParts;

pub struct ReportOutOfStock(pub Arc<FulfilmentParts>);

impl LocalTask for ReportOutOfStock {
    fn run(&self, tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError> {
        if let Some(order) = subject(call)?.order() {
            let now = self.0.clock.now();
            orders::record_out_of_stock(tx, now, order).map_err(of_orders)?;
            orders::cancel(tx, now, order, "out_of_stock").map_err(of_orders)?;
        }
        Ok(json!({"status": "out_of_stock"}))
    }
}
