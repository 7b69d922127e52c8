//! Stopping an execution from outside.

use database::Tx;
use primitives::{ExecutionId, Timestamp};
use thiserror::Error as ThisError;

use crate::{Failure, Status, history::Entry, store};

/// Why an execution was not stopped.
#[derive(Debug, Clone, ThisError)]
pub enum StopError {
    /// There is no such execution.
    #[error("there is no such execution")]
    NotFound,
    /// It has ended already.
    #[error("the execution has ended already")]
    NotRunning,
    /// The database could not.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Stops an execution: it is `ABORTED`, and nothing that still works for it can write any more. What its tasks have
/// done stays done.
///
/// # Errors
/// [`StopError`].
pub fn stop(tx: &mut Tx<'_>, now: Timestamp, id: ExecutionId, failure: &Failure) -> Result<(), StopError> {
    let status = store::executions::status(tx, id)?.ok_or(StopError::NotFound)?;
    let cursor = store::cursors::place(tx, id)?.filter(|_| status == Status::Running);
    let place = cursor.ok_or(StopError::NotRunning)?;
    store::cursors::park(tx, id)?;
    store::executions::stop(tx, id, now, Status::Aborted, &place.state, Some(failure))?;
    let entry = Entry::aborted(now, failure.clone());
    store::history::append(tx, id, place.events, &[entry])?;
    store::cursors::count_events(tx, id, 1)?;
    Ok(())
}
