//! Turns the hold made at checkout into a sale; without a live hold it reserves now. Undone by `restore_inventory`.

use std::{sync::Arc, time::Duration};

use database::Tx;
use inventory::InventoryError;
use primitives::{Quantity, Timestamp, VariantId};
use serde_json::{Value, json};
use workflow::{LocalTask, TaskCall, TaskError};

use super::{of_inventory, subject};
use crate::{FulfilmentParts, OrderInput, subject::lines_of};

pub struct CheckInventory(pub Arc<FulfilmentParts>);

/// A hold that is sold in the same transaction.
const MOMENT: Duration = Duration::from_secs(60);

impl LocalTask for CheckInventory {
    fn run(&self, tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError> {
        let input = subject(call)?;
        let available = sell(tx, self.0.clock.now(), &input)?;
        Ok(json!({ "available": available }))
    }
}

fn sell(tx: &mut Tx, now: Timestamp, input: &OrderInput) -> Result<bool, TaskError> {
    match inventory::commit(tx, now, &input.order_id) {
        Ok(_) => return Ok(true),
        Err(InventoryError::NoHold) => {}
        Err(error) => return Err(of_inventory(error)),
    }
    let lines = wanted(tx, input)?;
    if lines.is_empty() {
        return Ok(false);
    }
    match inventory::hold(tx, now, &input.order_id, &lines, now.plus(MOMENT)) {
        Ok(_) => inventory::commit(tx, now, &input.order_id).map(|_| true).map_err(of_inventory),
        Err(InventoryError::Insufficient(_)) => Ok(false),
        Err(error) => Err(of_inventory(error)),
    }
}

/// What is to be sold: the lines of our order, or what an outside caller has described.
fn wanted(tx: &mut Tx, input: &OrderInput) -> Result<Vec<(VariantId, Quantity)>, TaskError> {
    if let Some(id) = input.order()
        && let Some(order) = orders::store::order(tx, id)?
    {
        return Ok(lines_of(&order));
    }
    Ok(input.outside_line().into_iter().collect())
}
