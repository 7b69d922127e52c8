//! Accepts the order: it is paid, its stock is set aside, its parcel is made.

use std::sync::Arc;

use database::Tx;
use serde_json::{Value, json};
use workflow::{LocalTask, TaskCall, TaskError};

use super::{of_orders, subject};
use crate::FulfilmentParts;

pub struct ConfirmOrder(pub Arc<FulfilmentParts>);

impl LocalTask for ConfirmOrder {
    fn run(&self, tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError> {
        if let Some(order) = subject(call)?.order() {
            orders::confirm(tx, self.0.clock.now(), order).map_err(of_orders)?.count();
        }
        Ok(json!({"status": "confirmed"}))
    }
}
