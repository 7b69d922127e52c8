//! Running an execution on from the state in which it ended badly.

use database::Tx;
use primitives::{ExecutionId, Timestamp};
use thiserror::Error as ThisError;

use crate::{Status, history::Entry, store};

/// Why an execution was not redriven.
#[derive(Debug, Clone, ThisError)]
pub enum RedriveError {
    /// There is no such execution.
    #[error("there is no such execution")]
    NotFound,
    /// It is running or has succeeded.
    #[error("the execution has not failed")]
    NotFailed,
    /// The database could not.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Runs a failed, timed out or stopped execution on from its last state, with the input that state had and with all
/// its retries. The state's idempotency key stays the same, so that an effect whose outcome is unknown is not doubled.
///
/// # Errors
/// [`RedriveError`].
pub fn redrive(tx: &mut Tx<'_>, now: Timestamp, id: ExecutionId) -> Result<(), RedriveError> {
    let status = store::executions::status(tx, id)?.ok_or(RedriveError::NotFound)?;
    if matches!(status, Status::Running | Status::Succeeded) {
        return Err(RedriveError::NotFailed);
    }
    let place = store::cursors::place(tx, id)?.ok_or(RedriveError::NotFailed)?;
    store::executions::resume(tx, id)?;
    store::cursors::unpark(tx, id, now, place.phase.after_redrive())?;
    store::history::append(tx, id, place.events, &[Entry::redriven(now)])?;
    store::cursors::count_events(tx, id, 1)?;
    tx.signal(store::WORK);
    Ok(())
}
