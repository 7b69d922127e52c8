//! Moving an execution on inside one transaction, as far as that goes.

mod local;
mod state;
mod task;

use std::{sync::Arc, time::Duration};

use database::{Error, Tx};
use primitives::Timestamp;
use serde_json::Value;

pub(super) use self::local::{KnownFailures, is_passing, panicked};
use super::core::Core;
use crate::{
    definition::Definition,
    failure::{DATA_LIMIT_EXCEEDED, Failure},
    history::{Entry, EventType, MAX_EVENTS},
    interpreter::Action,
    store::{Phase, Run},
    task::TaskCall,
};

/// Why a transaction is rolled back.
#[derive(Debug)]
pub(super) enum Halt {
    /// Somebody else has moved the execution.
    Stale,
    /// A task failed in the transaction: to be run again without it, knowing that.
    TaskFailed(u32, u32, Failure),
    Database(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Database(error)
    }
}

/// Where an execution came to rest.
#[derive(Debug)]
pub(super) enum Rest {
    /// An outside task is to be performed.
    Perform(Box<TaskCall>, Option<Duration>),
    /// A local task is to be run, in a transaction of its own.
    Local,
    /// It goes on then.
    Until(Timestamp),
    /// An answer is waited for, until then at most.
    Answer(Option<Timestamp>),
    Succeeded,
    Failed(Failure),
    TimedOut,
}

/// One move of one execution.
pub(super) struct Advance<'a> {
    pub core: &'a Core,
    pub definition: Arc<Definition>,
    pub run: &'a mut Run,
    pub now: Timestamp,
    pub known: &'a KnownFailures,
    /// Whether local tasks may run in this transaction; it has to be this execution's own.
    pub runs_local_tasks: bool,
    pub entries: Vec<Entry>,
    pub left: Vec<String>,
    context: Value,
}

/// What came of an outside task.
pub(super) type Performed = (TaskCall, Result<Value, Failure>);

impl<'a> Advance<'a> {
    pub(super) fn new(
        core: &'a Core,
        definition: Arc<Definition>,
        run: &'a mut Run,
        now: Timestamp,
        known: &'a KnownFailures,
    ) -> Self {
        let (entries, left) = (Vec::new(), Vec::new());
        Self {
            core,
            definition,
            run,
            now,
            known,
            runs_local_tasks: false,
            entries,
            left,
            context: Value::Null,
        }
    }

    /// Goes on from where the execution is, with what was performed outside.
    pub(super) fn go(&mut self, tx: &mut Tx<'_>, performed: Option<Performed>) -> Result<Rest, Halt> {
        let mut next = self.begin(tx, performed)?;
        let mut left = self.core.options.states_per_move;
        loop {
            next = match next {
                Step::Rest(rest) => return Ok(rest),
                Step::Act(action) => self.act(tx, action)?,
                // What a local task has done is not to be forgotten: a move ends between states, not in them.
                Step::Enter if left == 0 => return Ok(Rest::Until(self.now)),
                Step::Enter => {
                    left -= 1;
                    self.limit().unwrap_or_else(|| Step::Act(self.enter()))
                }
            };
        }
    }

    fn begin(&mut self, tx: &mut Tx<'_>, performed: Option<Performed>) -> Result<Step, Halt> {
        self.renew_context();
        if let Some((call, result)) = performed {
            return self.performed(tx, &call, result);
        }
        if let Some(callback) = self.run.cursor.callback.take() {
            return Ok(Step::Act(self.answered(callback)));
        }
        if let Some(end) = self.limit() {
            return Ok(end);
        }
        Ok(match self.run.cursor.phase {
            Phase::Enter => Step::Enter,
            Phase::Run | Phase::Performing => Step::Act(self.do_again()),
            Phase::Waiting => Step::Act(self.here(|here| here.wait_is_over())),
            Phase::Callback => Step::Act(self.unanswered()),
        })
    }

    /// The end of an execution that has taken too long, or that has no room for the events of one more state.
    fn limit(&mut self) -> Option<Step> {
        const EVENTS_OF_A_STATE: u32 = 8;
        if self.over_time_at().is_some_and(|end| end <= self.now) {
            self.note(Entry::new(EventType::ExecutionTimedOut, self.now));
            return Some(Step::Rest(Rest::TimedOut));
        }
        let noted = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let events = self.run.cursor.events.saturating_add(noted).saturating_add(EVENTS_OF_A_STATE);
        let failure =
            || Failure::new(DATA_LIMIT_EXCEEDED, format!("an execution has at most {MAX_EVENTS} events"));
        (events > MAX_EVENTS).then(|| Step::Act(Action::Fail(failure())))
    }

    /// When the execution has taken too long.
    pub(super) fn over_time_at(&self) -> Option<Timestamp> {
        self.definition.timeout().map(|timeout| self.run.cursor.timed_from.plus(timeout))
    }

    fn act(&mut self, tx: &mut Tx<'_>, action: Action) -> Result<Step, Halt> {
        Ok(match action {
            Action::CallTask(work) => return self.call(tx, work),
            Action::WaitUntil(time) if time <= self.now => Step::Act(self.here(|here| here.wait_is_over())),
            Action::WaitUntil(time) => {
                self.run.cursor.phase = Phase::Waiting;
                Step::Rest(Rest::Until(time))
            }
            Action::Retry(delay, failure) => {
                self.note_failure(failure);
                self.run.cursor.phase = Phase::Run;
                self.run.cursor.token = None;
                Step::Rest(Rest::Until(self.now.plus(delay)))
            }
            Action::Goto(next, output) => {
                self.leave(output);
                self.run.cursor.state = next;
                self.run.cursor.phase = Phase::Enter;
                Step::Enter
            }
            Action::Succeed(output) => {
                self.leave(output);
                self.note(Entry::new(EventType::ExecutionSucceeded, self.now));
                Step::Rest(Rest::Succeeded)
            }
            Action::Fail(failure) => {
                self.run.cursor.phase = self.run.cursor.phase.after_redrive();
                self.note(Entry::new(EventType::ExecutionFailed, self.now).with_failure(failure.clone()));
                Step::Rest(Rest::Failed(failure))
            }
        })
    }
}

/// What to do next in this transaction.
enum Step {
    Enter,
    Act(Action),
    Rest(Rest),
}
