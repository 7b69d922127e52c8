//! A payment attempt of an order is an execution of the order machine: `ord_…` for the first, `ord_…#2` for the second.

use database::{Error, Snapshot, Tx};
use primitives::{ExecutionId, OrderId, Timestamp};
use serde_json::Value;
use workflow::TokenError;

/// The machine that orders run through.
pub const MACHINE: &str = "order";

/// The name of the execution that settles an attempt.
pub fn name(order: OrderId, attempt: u32) -> String {
    if attempt <= 1 { order.to_string() } else { format!("{order}#{attempt}") }
}

/// The execution that settles an attempt.
pub fn execution(
    snapshot: &mut Snapshot,
    order: OrderId,
    attempt: u32,
) -> Result<Option<ExecutionId>, Error> {
    workflow::look_up(snapshot, MACHINE, &name(order, attempt)).map(|found| found.map(|(id, _)| id))
}

/// Answers the execution if it waits for the buyer, and tells whether it did.
pub fn answer(tx: &mut Tx, now: Timestamp, execution: ExecutionId, word: Value) -> Result<bool, Error> {
    let Some(token) = workflow::pending_token(tx, execution)? else { return Ok(false) };
    match workflow::send_task_success(tx, now, &token, word) {
        Ok(()) => Ok(true),
        Err(TokenError::NotWaiting) => Ok(false),
        Err(TokenError::Database(error)) => Err(error),
        Err(error @ TokenError::TooLarge) => Err(Error::Check(error.to_string())),
    }
}

/// Whether nobody but the shop can say how the attempt ends: it runs on, and does not wait for the buyer.
pub fn is_undecided(snapshot: &mut Snapshot, execution: ExecutionId) -> Result<bool, Error> {
    let running = workflow::is_running(snapshot, execution)?;
    Ok(running && workflow::pending_token(snapshot, execution)?.is_none())
}

/// Whether the attempt is not decided yet.
pub fn is_running(snapshot: &mut Snapshot, order: OrderId, attempt: u32) -> Result<bool, Error> {
    let found = workflow::look_up(snapshot, MACHINE, &name(order, attempt))?;
    Ok(found.is_some_and(|(_, status)| status == workflow::Status::Running))
}
