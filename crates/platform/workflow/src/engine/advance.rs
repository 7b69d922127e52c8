//! Moving an execution on inside one transaction, as far as that goes.

use std::{sync::Arc, time::Duration};

use database::{Error, Tx};
use primitives::Timestamp;
use serde_json::Value;

use super::{core::Core, local::KnownFailures};
use crate::{
    callback::{Callback, new_token},
    context::context_object,
    definition::{Definition, Kind},
    failure::{DATA_LIMIT_EXCEEDED, Failure, HEARTBEAT_TIMEOUT, RUNTIME, TIMEOUT},
    history::{Entry, EventType, MAX_EVENTS},
    interpreter::{Action, Here, Work},
    paths::{Change, Output},
    start::MAX_DATA,
    store::{Phase, Run},
    task::{AnyTask, TaskCall},
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
        for _ in 0..self.core.options.states_per_move {
            if self.is_over_time() {
                self.note(Entry::new(EventType::ExecutionTimedOut, self.now));
                return Ok(Rest::TimedOut);
            }
            next = match next {
                Step::Rest(rest) => return Ok(rest),
                _ if self.is_history_full() => {
                    let cause = format!("an execution has at most {MAX_EVENTS} events");
                    self.act(tx, Action::Fail(Failure::new(DATA_LIMIT_EXCEEDED, cause)))?
                }
                Step::Enter => {
                    let action = self.enter();
                    self.act(tx, action)?
                }
                Step::Act(action) => self.act(tx, action)?,
            };
        }
        match next {
            Step::Rest(rest) => Ok(rest),
            Step::Enter => Ok(Rest::Until(self.now)),
            Step::Act(action) => self.act(tx, action).map(|step| match step {
                Step::Rest(rest) => rest,
                Step::Enter | Step::Act(_) => Rest::Until(self.now),
            }),
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
        Ok(match self.run.cursor.phase {
            Phase::Enter => Step::Enter,
            Phase::Run | Phase::Performing => Step::Act(self.do_again()),
            Phase::Waiting => Step::Act(self.here(|here| here.wait_is_over())),
            Phase::Callback => Step::Act(self.unanswered()),
        })
    }

    fn is_over_time(&self) -> bool {
        self.over_time_at().is_some_and(|end| end <= self.now)
    }

    /// Whether there may be no room for the events of one more step.
    fn is_history_full(&self) -> bool {
        const OF_ONE_STEP: u32 = 8;
        let noted = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.run.cursor.events.saturating_add(noted).saturating_add(OF_ONE_STEP) > MAX_EVENTS
    }

    /// When the execution has taken too long.
    pub(super) fn over_time_at(&self) -> Option<Timestamp> {
        self.definition.timeout().map(|timeout| self.run.execution.started_at.plus(timeout))
    }

    fn enter(&mut self) -> Action {
        let cursor = &mut self.run.cursor;
        if cursor.state.is_empty() {
            self.definition.start_at().clone_into(&mut cursor.state);
        }
        cursor.phase = Phase::Run;
        cursor.visit = cursor.visit.saturating_add(1);
        cursor.entered_at = self.now;
        cursor.retries.clear();
        let state = cursor.state.clone();
        if let Some(found) = self.definition.state(&state) {
            let event = EventType::entered(found.state_type());
            self.note(Entry::new(event, self.now).in_state(&state));
        }
        self.do_again()
    }

    /// What the state does, which was entered already.
    fn do_again(&mut self) -> Action {
        self.core.trap.before(&self.run.cursor.state);
        self.make_token();
        self.renew_context();
        let now = self.now;
        self.here(|here| here.enter(now))
    }

    /// A task that is answered later needs a token before its input is computed.
    fn make_token(&mut self) {
        let state = self.definition.state(&self.run.cursor.state);
        let waits = matches!(state.map(|state| &state.kind), Some(Kind::Task(task)) if task.waits_for_token);
        if !waits {
            self.run.cursor.token = None;
        } else if self.run.cursor.token.is_none() {
            self.run.cursor.token = Some(new_token(self.run.id()));
        }
    }

    fn renew_context(&mut self) {
        if self.definition.uses_context() {
            self.context = context_object(self.run);
        }
    }

    /// Asks the interpreter about the current state.
    fn here(&self, ask: impl FnOnce(Here<'_>) -> Action) -> Action {
        let cursor = &self.run.cursor;
        Here::at(&self.definition, &cursor.state, &cursor.data, &self.context).map_or_else(Action::Fail, ask)
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
                self.run.cursor.phase = Phase::Run;
                self.note(Entry::new(EventType::ExecutionFailed, self.now).with_failure(failure.clone()));
                Step::Rest(Rest::Failed(failure))
            }
        })
    }

    fn leave(&mut self, output: Output) {
        let Output { value, change } = output;
        let state = self.run.cursor.state.clone();
        if let Some(found) = self.definition.state(&state) {
            let event = EventType::exited(found.state_type());
            let mut entry = Entry::new(event, self.now).in_state(&state);
            entry.output = (change == Change::Whole).then(|| value.clone());
            entry.change = Some(change);
            self.note(entry);
        }
        if self.core.trap.is_set() {
            self.left.push(state);
        }
        let cursor = &mut self.run.cursor;
        cursor.data = value;
        cursor.token = None;
        cursor.expires_at = None;
        cursor.heartbeat = None;
    }

    fn call(&mut self, tx: &mut Tx<'_>, work: Work) -> Result<Step, Halt> {
        let cursor = &mut self.run.cursor;
        cursor.expires_at = work.timeout.map(|timeout| self.now.plus(timeout));
        cursor.heartbeat = work.heartbeat.and_then(|heartbeat| i64::try_from(heartbeat.as_micros()).ok());
        let state = self.definition.state(&cursor.state);
        let Some(Kind::Task(task)) = state.map(|state| &state.kind) else {
            return Ok(Step::Act(Action::Fail(Failure::new(RUNTIME, "the state is no task"))));
        };
        let call = self.task_call(&task.resource, work.input);
        match self.core.tasks.get(&call.resource) {
            Some(AnyTask::Local(_)) if !self.runs_local_tasks => {
                self.run.cursor.phase = Phase::Run;
                Ok(Step::Rest(Rest::Local))
            }
            Some(AnyTask::Local(task)) => {
                let result = self.run_local(tx, task.as_ref(), &call)?;
                self.finished(result)
            }
            Some(AnyTask::Outside(_)) => {
                self.run.cursor.phase = Phase::Performing;
                Ok(Step::Rest(Rest::Perform(Box::new(call), work.timeout)))
            }
            None => {
                let failure = Failure::new(RUNTIME, format!("there is no task {:?} here", call.resource));
                Ok(Step::Act(self.failed(failure)))
            }
        }
    }

    fn task_call(&self, resource: &str, input: Value) -> TaskCall {
        let (execution, cursor) = (&self.run.execution, &self.run.cursor);
        TaskCall {
            execution_id: execution.id,
            execution_name: execution.name.clone(),
            state: cursor.state.clone(),
            resource: resource.to_owned(),
            input,
            attempt: self.run.attempt(),
            idempotency_key: format!("{}/{}/{}", execution.id, cursor.state, cursor.visit),
            task_token: cursor.token.clone(),
        }
    }

    /// What follows the end of a task's work.
    pub(super) fn finished(&mut self, result: Result<Value, Failure>) -> Result<Step, Halt> {
        Ok(match result {
            Err(failure) => Step::Act(self.failed(failure)),
            Ok(_) if self.run.cursor.token.is_some() => {
                self.run.cursor.phase = Phase::Callback;
                let state = self.run.cursor.state.clone();
                self.note(Entry::new(EventType::TaskSubmitted, self.now).in_state(&state));
                Step::Rest(Rest::Answer(self.answer_due()))
            }
            Ok(result) => Step::Act(self.succeeded(result)),
        })
    }

    /// When an answer has not come in time.
    fn answer_due(&self) -> Option<Timestamp> {
        let cursor = &self.run.cursor;
        let silent_until = cursor.heartbeat.map(|micros| self.now.micros().saturating_add(micros));
        [cursor.expires_at, silent_until.map(Timestamp::from_micros), self.over_time_at()]
            .into_iter()
            .flatten()
            .min()
    }

    fn succeeded(&mut self, result: Value) -> Action {
        let entry = Entry::new(EventType::TaskSucceeded, self.now).in_state(&self.run.cursor.state);
        let action = self.here(|here| here.task_succeeded(result.clone()));
        self.note(entry.with_output(result));
        match action {
            Action::Goto(_, ref output) | Action::Succeed(ref output) if is_too_large(&output.value) => {
                Action::Fail(Failure::new(DATA_LIMIT_EXCEEDED, format!("data has at most {MAX_DATA} bytes")))
            }
            action => action,
        }
    }

    fn failed(&mut self, failure: Failure) -> Action {
        let mut retries = std::mem::take(&mut self.run.cursor.retries);
        let action = self.here(|here| here.task_failed(failure.clone(), &mut retries, rand::random()));
        self.run.cursor.retries = retries;
        if !matches!(action, Action::Retry(..)) {
            self.note_failure(failure);
        }
        action
    }

    pub(super) fn answered(&mut self, callback: Callback) -> Action {
        match callback {
            Callback::Success(result) => self.succeeded(result),
            Callback::Failure(failure) => self.failed(failure),
        }
    }

    fn unanswered(&mut self) -> Action {
        let is_expired = self.run.cursor.expires_at.is_some_and(|expires_at| expires_at <= self.now);
        let error = if is_expired { TIMEOUT } else { HEARTBEAT_TIMEOUT };
        self.failed(Failure::new(error, "no answer came in time"))
    }

    fn note_failure(&mut self, failure: Failure) {
        let is_timeout = matches!(failure.error.as_str(), TIMEOUT | HEARTBEAT_TIMEOUT);
        let event = if is_timeout { EventType::TaskTimedOut } else { EventType::TaskFailed };
        let entry = Entry::new(event, self.now).in_state(&self.run.cursor.state).with_failure(failure);
        self.note(entry);
    }

    fn note(&mut self, entry: Entry) {
        self.entries.push(entry);
    }
}

/// What to do next in this transaction.
pub(super) enum Step {
    Enter,
    Act(Action),
    Rest(Rest),
}

/// A cheap look first: most data is far below the limit.
fn is_too_large(data: &Value) -> bool {
    data.to_string().len() > MAX_DATA
}
