//! Looking executions up inside somebody else's transaction: what a process that starts them needs to know of them.

use database::{Error, Snapshot};
use primitives::ExecutionId;

use crate::{Status, store};

/// The execution of that name, and how it stands.
///
/// # Errors
/// The database's.
pub fn look_up(
    snapshot: &mut Snapshot<'_>,
    machine: &str,
    name: &str,
) -> Result<Option<(ExecutionId, Status)>, Error> {
    store::lookup::by_name(snapshot, machine, name)
}

/// The executions of those names, with one statement however many they are.
///
/// # Errors
/// The database's.
pub fn look_up_many(
    snapshot: &mut Snapshot<'_>,
    machine: &str,
    names: &[String],
) -> Result<Vec<(String, ExecutionId)>, Error> {
    store::lookup::by_names(snapshot, machine, names)
}

/// Whether an execution has not ended.
///
/// # Errors
/// The database's.
pub fn is_running(snapshot: &mut Snapshot<'_>, id: ExecutionId) -> Result<bool, Error> {
    Ok(store::executions::status(snapshot, id)? == Some(Status::Running))
}

/// The token that an execution waits for an answer to, if it does.
///
/// # Errors
/// The database's.
pub fn pending_token(snapshot: &mut Snapshot<'_>, id: ExecutionId) -> Result<Option<String>, Error> {
    store::lookup::pending_token(snapshot, id)
}
