//! A payment attempt of an order is an execution of the order machine: `ord_…` for the first, `ord_…#2` for the second.

use database::{Error, Snapshot};
use primitives::{ExecutionId, OrderId};

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
