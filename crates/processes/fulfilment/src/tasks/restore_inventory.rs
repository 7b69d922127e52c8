//! Gives the stock back: undoes `check_inventory`.

use std::sync::Arc;

use database::Tx;
use serde_json::{Value, json};
use workflow::{LocalTask, TaskCall, TaskError};

use super::{of_inventory, subject};
use crate::FulfilmentParts;

pub struct RestoreInventory(pub Arc<FulfilmentParts>);

impl LocalTask for RestoreInventory {
    fn run(&self, tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError> {
        inventory::give_back(tx, self.0.clock.now(), &subject(call)?.order_id).map_err(of_inventory)?;
        Ok(json!({ "available": false }))
    }
}
