//! Running tasks inside the transaction, so that it is rolled back when they fail.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

use database::{Error, Tx};
use serde_json::Value;

use super::{Advance, Halt, Step};
use crate::{
    failure::{Failure, RUNTIME},
    store,
    task::{AnyTask, LocalTask, TaskCall, TaskError},
};

/// The failures of tasks that were found by earlier runs of the transaction, by visit and attempt: those tasks are not
/// run again, so that what they wrote is not there.
pub(in crate::engine) type KnownFailures = Vec<(u32, u32, Failure)>;

impl Advance<'_> {
    pub(super) fn run_local(
        &self,
        tx: &mut Tx<'_>,
        task: &dyn LocalTask,
        call: &TaskCall,
    ) -> Result<Result<Value, Failure>, Halt> {
        if let Some(failure) = self.known_failure() {
            return Ok(Err(failure));
        }
        guarded(|| task.run(tx, call)).map(Ok).map_err(|ended| self.rolled_back(ended))
    }

    /// What follows the end of an outside task.
    pub(super) fn performed(
        &mut self,
        tx: &mut Tx<'_>,
        call: &TaskCall,
        result: Result<Value, Failure>,
    ) -> Result<Step, Halt> {
        let result = self.record(tx, call, result)?;
        if result.is_ok() && call.task_token.is_some() {
            let early = store::cursors::callback(tx, self.run.id(), self.run.cursor.fence)?;
            if let Some(callback) = early {
                // The answer was faster than the end of the task that asked for it.
                return Ok(Step::Act(self.answered(callback)));
            }
        }
        self.finished(result)
    }

    fn record(
        &self,
        tx: &mut Tx<'_>,
        call: &TaskCall,
        result: Result<Value, Failure>,
    ) -> Result<Result<Value, Failure>, Halt> {
        if let Some(failure) = self.known_failure() {
            return Ok(Err(failure));
        }
        let Some(AnyTask::Outside(task)) = self.core.tasks.get(&call.resource) else { return Ok(result) };
        match guarded(|| task.record(tx, call, &result)) {
            Ok(value) => Ok(Ok(value)),
            // It handed the failure on: what it wrote about it stays.
            Err(Ended::Error(TaskError::Failed { error, cause })) if result.is_err() => {
                Ok(Err(Failure { error, cause }))
            }
            Err(Ended::Error(error @ TaskError::Unavailable(_))) if result.is_err() => {
                Ok(Err(error.into_failure()))
            }
            Err(ended) => Err(self.rolled_back(ended)),
        }
    }

    fn known_failure(&self) -> Option<Failure> {
        let (visit, attempt) = (self.run.cursor.visit, self.run.attempt());
        let known = self.known.iter().find(|(v, a, _)| *v == visit && *a == attempt);
        known.map(|(_, _, failure)| failure.clone())
    }

    fn rolled_back(&self, ended: Ended) -> Halt {
        let failure = match ended {
            Ended::Error(TaskError::Database(error)) if is_passing(&error) => return Halt::Database(error),
            Ended::Error(error) => error.into_failure(),
            Ended::Panic(failure) => failure,
        };
        Halt::TaskFailed(self.run.cursor.visit, self.run.attempt(), failure)
    }
}

/// How a task ended that gave no result.
enum Ended {
    Error(TaskError),
    Panic(Failure),
}

/// Runs a task's code; a panic in it is that task's failure. What it wrote is rolled back, so that nothing half done
/// is seen.
fn guarded(work: impl FnOnce() -> Result<Value, TaskError>) -> Result<Value, Ended> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(Ended::Error),
        Err(panic) => Err(Ended::Panic(panicked(panic.as_ref()))),
    }
}

/// The failure that a panic is.
pub(in crate::engine) fn panicked(panic: &(dyn Any + Send)) -> Failure {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    Failure::new(RUNTIME, format!("the task panicked: {}", text.unwrap_or_default()))
}

/// A trouble of the database that has nothing to do with what the task asked for.
pub(in crate::engine) const fn is_passing(error: &Error) -> bool {
    matches!(
        error,
        Error::Contended
            | Error::Overloaded
            | Error::Timeout
            | Error::Closed
            | Error::Unreachable(_)
            | Error::OutcomeUnknown
    )
}
