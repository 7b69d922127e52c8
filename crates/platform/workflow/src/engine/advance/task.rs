//! Calling a state's task, and what follows from how it ended.

use database::Tx;
use primitives::Timestamp;
use serde_json::Value;

use super::{Advance, Halt, Rest, Step};
use crate::{
    callback::Callback,
    definition::Kind,
    failure::{DATA_LIMIT_EXCEEDED, Failure, HEARTBEAT_TIMEOUT, RUNTIME, TIMEOUT},
    history::{Entry, EventType},
    interpreter::{Action, Work},
    start::MAX_DATA,
    store::Phase,
    task::{AnyTask, TaskCall},
};

impl Advance<'_> {
    pub(super) fn call(&mut self, tx: &mut Tx<'_>, work: Work) -> Result<Step, Halt> {
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

    pub(super) fn task_call(&self, resource: &str, input: Value) -> TaskCall {
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
    pub(super) fn answer_due(&self) -> Option<Timestamp> {
        let cursor = &self.run.cursor;
        let silent_until = cursor.heartbeat.map(|micros| self.now.micros().saturating_add(micros));
        [cursor.expires_at, silent_until.map(Timestamp::from_micros), self.over_time_at()]
            .into_iter()
            .flatten()
            .min()
    }

    pub(super) fn succeeded(&mut self, result: Value) -> Action {
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

    pub(super) fn failed(&mut self, failure: Failure) -> Action {
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

    pub(super) fn unanswered(&mut self) -> Action {
        let is_expired = self.run.cursor.expires_at.is_some_and(|expires_at| expires_at <= self.now);
        let error = if is_expired { TIMEOUT } else { HEARTBEAT_TIMEOUT };
        self.failed(Failure::new(error, "no answer came in time"))
    }

    pub(super) fn note_failure(&mut self, failure: Failure) {
        let is_timeout = matches!(failure.error.as_str(), TIMEOUT | HEARTBEAT_TIMEOUT);
        let event = if is_timeout { EventType::TaskTimedOut } else { EventType::TaskFailed };
        let entry = Entry::new(event, self.now).in_state(&self.run.cursor.state).with_failure(failure);
        self.note(entry);
    }
}

/// Whether it is more than an execution may hold as JSON. Almost always that is clear without writing it.
fn is_too_large(data: &Value) -> bool {
    at_most(data) > MAX_DATA && data.to_string().len() > MAX_DATA
}

/// No less than the bytes of its JSON: an escaped byte takes six (`\u001f`), a number 25 at most.
fn at_most(data: &Value) -> usize {
    const PUNCTUATION: usize = 4;
    let text = |text: &str| 6 * text.len() + PUNCTUATION;
    match data {
        Value::Null | Value::Bool(_) | Value::Number(_) => 25 + PUNCTUATION,
        Value::String(string) => text(string),
        Value::Array(items) => PUNCTUATION + items.iter().map(at_most).sum::<usize>(),
        Value::Object(fields) => {
            PUNCTUATION + fields.iter().map(|(name, value)| text(name) + at_most(value)).sum::<usize>()
        }
    }
}
