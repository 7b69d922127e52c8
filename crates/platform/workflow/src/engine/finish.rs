//! Writing a move: the cursor under its fence, the execution if it ended, the history.

use database::{Error, Tx, Value};
use primitives::Timestamp;

use super::{
    advance::{Advance, Halt, Rest},
    core::Core,
};
use crate::{
    Status,
    failure::{Failure, RUNTIME, TIMEOUT},
    history::{Entry, EventType},
    store::{self, EngineId, Phase, Run},
    task::TaskCall,
    watch::Change,
};

/// What the engine has to do after the commit.
#[derive(Debug)]
pub(super) enum Todo {
    Perform(Box<TaskCall>, Option<std::time::Duration>),
    RunLocal,
    Nothing,
}

/// The events of a move, to be inserted.
pub(super) type HistoryRow = [Value; 3];

/// A move that was written.
#[derive(Debug)]
pub(super) struct Moved {
    pub todo: Todo,
    pub left: Vec<String>,
    pub ended: Option<Status>,
}

impl Advance<'_> {
    /// Writes everything but the history, whose row is returned so that several can be inserted at once.
    pub(super) fn finish(self, tx: &mut Tx<'_>, rest: Rest) -> Result<(Moved, Option<HistoryRow>), Halt> {
        let (now, lease_until) = (self.now, self.now.plus(self.core.options.lease));
        let over_time_at = self.over_time_at();
        let by = |time: Option<Timestamp>| [time, over_time_at].into_iter().flatten().min();
        let row = history_row(self.run, &self.entries)?;
        let events = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.run.cursor.events = self.run.cursor.events.saturating_add(events);
        let (run, me) = (self.run, Some(self.core.id));
        let mut ended = None;
        let todo = match rest {
            Rest::Perform(call, timeout) => {
                save(tx, run, me, Some(lease_until))?;
                Todo::Perform(call, timeout)
            }
            Rest::Local => {
                save(tx, run, me, Some(lease_until))?;
                Todo::RunLocal
            }
            Rest::Until(time) => rest_until(tx, run, by(Some(time)))?,
            Rest::Answer(time) => rest_until(tx, run, by(time))?,
            Rest::Succeeded => {
                ended = Some(Status::Succeeded);
                succeed(tx, run, now)?
            }
            Rest::Failed(failure) => {
                ended = Some(Status::Failed);
                stop(tx, run, now, Status::Failed, &failure)?
            }
            Rest::TimedOut => {
                ended = Some(Status::TimedOut);
                let failure = Failure::new(TIMEOUT, "the execution took longer than its machine allows");
                stop(tx, run, now, Status::TimedOut, &failure)?
            }
        };
        Ok((Moved { todo, left: self.left, ended }, row))
    }
}

impl Core {
    /// Fails an execution that cannot be moved on at all: its machine is unreadable, or we panicked over it.
    pub(super) fn give_up(
        &self,
        tx: &mut Tx<'_>,
        run: &mut Run,
        cause: &str,
    ) -> Result<(Moved, Option<HistoryRow>), Halt> {
        let (now, failure) = (self.clock.now(), Failure::new(RUNTIME, cause));
        let entry = Entry::new(EventType::ExecutionFailed, now).with_failure(failure.clone());
        let row = history_row(run, &[entry])?;
        run.cursor.events = run.cursor.events.saturating_add(1);
        run.cursor.phase = run.cursor.phase.after_redrive();
        let todo = stop(tx, run, now, Status::Failed, &failure)?;
        tracing::error!(execution = %run.id(), cause, "an execution was given up");
        Ok((Moved { todo, left: Vec::new(), ended: Some(Status::Failed) }, row))
    }
}

fn history_row(run: &Run, entries: &[Entry]) -> Result<Option<HistoryRow>, Error> {
    if entries.is_empty() {
        return Ok(None);
    }
    store::history::row(run.id(), run.cursor.events, entries).map(Some)
}

fn save(
    tx: &mut Tx<'_>,
    run: &mut Run,
    owner: Option<EngineId>,
    due_at: Option<Timestamp>,
) -> Result<(), Halt> {
    if store::cursors::save(tx, run, owner, due_at)? { Ok(()) } else { Err(Halt::Stale) }
}

fn rest_until(tx: &mut Tx<'_>, run: &mut Run, due_at: Option<Timestamp>) -> Result<Todo, Halt> {
    save(tx, run, None, due_at)?;
    // Whoever sleeps may have to wake up earlier now.
    tx.signal(store::WORK);
    Ok(Todo::Nothing)
}

fn succeed(tx: &mut Tx<'_>, run: &Run, now: Timestamp) -> Result<Todo, Halt> {
    if !store::cursors::remove(tx, run.id(), run.cursor.fence)? {
        return Err(Halt::Stale);
    }
    let output = Value::json(&run.cursor.data)?;
    store::executions::succeed(tx, run.id(), now, &run.cursor.state, output)?;
    Ok(Todo::Nothing)
}

fn stop(
    tx: &mut Tx<'_>,
    run: &mut Run,
    now: Timestamp,
    status: Status,
    failure: &Failure,
) -> Result<Todo, Halt> {
    run.cursor.token = None;
    save(tx, run, None, None)?;
    store::executions::stop(tx, run.id(), now, status, &run.cursor.state, Some(failure))?;
    Ok(Todo::Nothing)
}

impl Core {
    /// What is told after a move was committed.
    pub(super) fn announce(&self, run: &Run, moved: &Moved) {
        self.trap.committed(&moved.left);
        self.changes.notify(
            run.id(),
            match (moved.ended, run.cursor.phase) {
                (Some(_), _) => Change::Ended,
                (None, Phase::Callback) => Change::Waits,
                (None, _) => Change::GoesOn,
            },
        );
        if let Some(status) = moved.ended {
            let machine = run.execution.machine.clone();
            metrics::counter!("workflow_executions_ended", "machine" => machine, "status" => status.as_str())
                .increment(1);
        }
    }
}
