//! What States Language says must happen next. Pure: no input or output, no time but the one that is handed in.

use std::time::Duration;

use primitives::Timestamp;
use serde_json::Value;

use crate::{
    choice::comparison::read_timestamp,
    definition::{Definition, Fail, Kind, Next, Seconds, State, Task, Text, Until},
    failure::{Failure, NO_CHOICE_MATCHED, RUNTIME},
    paths::{Change, Output, Scope},
    retry,
};

/// What happens next.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Action {
    /// The task is to be done with this input.
    CallTask(Work),
    /// Nothing until then.
    WaitUntil(Timestamp),
    /// The state is left for another.
    Goto(String, Output),
    /// The state is left, and with it the execution.
    Succeed(Output),
    /// The same task again, after this wait.
    Retry(Duration, Failure),
    /// The execution fails.
    Fail(Failure),
}

/// What a task is called with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Work {
    pub input: Value,
    pub timeout: Option<Duration>,
    pub heartbeat: Option<Duration>,
}

/// A state of a machine with the data that came to it.
#[derive(Clone, Copy)]
pub(crate) struct Here<'a> {
    pub state: &'a State,
    pub scope: Scope<'a>,
}

impl<'a> Here<'a> {
    /// The state of that name; it is missing if the definition is another than the execution was started with.
    pub(crate) fn at(
        definition: &'a Definition,
        name: &str,
        data: &'a Value,
        context: &'a Value,
    ) -> Result<Self, Failure> {
        let missing = || Failure::new(RUNTIME, format!("the machine has no state {name:?}"));
        let state = definition.state(name).ok_or_else(missing)?;
        Ok(Self { state, scope: Scope { data, context } })
    }

    /// What to do on entering the state.
    pub(crate) fn enter(self, now: Timestamp) -> Action {
        let entered = match &self.state.kind {
            Kind::Task(task) => return self.call(task),
            Kind::Choice { rules, default } => self.choose(rules, default.as_ref()),
            Kind::Wait { until, .. } => self.wait_until(until, now).map(Action::WaitUntil),
            Kind::Pass { result, next } => self.pass(result.as_ref(), next),
            Kind::Succeed => self.state.transfer.passed_on(self.scope).map(Action::Succeed),
            Kind::Fail(fail) => self.fail(fail).map(Action::Fail),
        };
        entered.unwrap_or_else(Action::Fail)
    }

    /// What to do when the time of a Wait has come.
    pub(crate) fn wait_is_over(self) -> Action {
        let Kind::Wait { next, .. } = &self.state.kind else { return self.mismatch() };
        self.state.transfer.passed_on(self.scope).map_or_else(Action::Fail, |output| follow(next, output))
    }

    /// What to do when the task gave `result`.
    pub(crate) fn task_succeeded(self, result: Value) -> Action {
        let Kind::Task(task) = &self.state.kind else { return self.mismatch() };
        match self.state.transfer.output(self.scope, result) {
            Ok(output) => follow(&task.next, output),
            // Trying again would do the work again without changing what became of its result.
            Err(failure) => self.catch(task, failure),
        }
    }

    /// What to do when the task failed. `retries` counts what each retrier has done; `random` is from 0 to 1.
    pub(crate) fn task_failed(self, failure: Failure, retries: &mut Vec<u32>, random: f64) -> Action {
        let Kind::Task(task) = &self.state.kind else { return self.mismatch() };
        match retry::next_attempt(&task.retriers, &failure, retries, random) {
            Some(delay) => Action::Retry(delay, failure),
            None => self.catch(task, failure),
        }
    }

    fn call(self, task: &Task) -> Action {
        let work = || {
            Ok(Work {
                input: self.state.transfer.effective_input(self.scope)?.into_owned(),
                timeout: self.seconds(task.timeout.as_ref())?,
                heartbeat: self.seconds(task.heartbeat.as_ref())?,
            })
        };
        work().map_or_else(|failure| self.catch(task, failure), Action::CallTask)
    }

    fn catch(self, task: &Task, failure: Failure) -> Action {
        let Some(catcher) = task.catchers.iter().find(|catcher| failure.is_one_of(&catcher.errors)) else {
            return Action::Fail(failure);
        };
        match catcher.result.apply(self.scope.data, failure.output()) {
            Ok(value) => Action::Goto(catcher.next.clone(), Output { value, change: Change::Whole }),
            Err(failure) => Action::Fail(failure),
        }
    }

    fn choose(
        self,
        rules: &[(crate::choice::Rule, String)],
        default: Option<&String>,
    ) -> Result<Action, Failure> {
        let input = self.state.transfer.effective_input(self.scope)?;
        let scope = self.scope.with_data(&input);
        for (rule, next) in rules {
            if rule.holds(scope)? {
                return Ok(Action::Goto(next.clone(), self.state.transfer.passed_on(self.scope)?));
            }
        }
        let next = default.ok_or_else(|| Failure::new(NO_CHOICE_MATCHED, "no choice matched the input"))?;
        Ok(Action::Goto(next.clone(), self.state.transfer.passed_on(self.scope)?))
    }

    fn pass(self, result: Option<&Value>, next: &Next) -> Result<Action, Failure> {
        let result = match result {
            Some(result) => result.clone(),
            None => self.state.transfer.effective_input(self.scope)?.into_owned(),
        };
        let output = self.state.transfer.output(self.scope, result)?;
        // There is no task whose result history could refer to.
        Ok(follow(next, Output { change: Change::Whole, ..output }))
    }

    fn wait_until(self, until: &Until, now: Timestamp) -> Result<Timestamp, Failure> {
        let input = self.state.transfer.effective_input(self.scope)?;
        let here = Here { state: self.state, scope: self.scope.with_data(&input) };
        match until {
            Until::After(seconds) => Ok(now.plus(here.duration(seconds, 0)?)),
            Until::At(time) => Ok(*time),
            Until::AtPath(path) => {
                let value =
                    path.find(here.scope).map_err(|error| Failure::new(RUNTIME, error.to_string()))?;
                let time = value.as_str().and_then(read_timestamp);
                time.ok_or_else(|| Failure::new(RUNTIME, format!("{value} is no time to wait until")))
            }
        }
    }

    fn fail(self, fail: &Fail) -> Result<Failure, Failure> {
        let text = |text: Option<&Text>| text.map_or(Ok(String::new()), |text| self.text(text));
        Ok(Failure { error: text(fail.error.as_ref())?, cause: text(fail.cause.as_ref())? })
    }

    fn text(self, text: &Text) -> Result<String, Failure> {
        let value = match text {
            Text::Fixed(text) => return Ok(text.clone()),
            Text::Path(path) => {
                path.find(self.scope).map_err(|error| Failure::new(RUNTIME, error.to_string()))?.into_owned()
            }
            Text::Call(call) => call.evaluate(self.scope)?,
        };
        match value {
            Value::String(text) => Ok(text),
            other => Err(Failure::new(RUNTIME, format!("{other} is no text to fail with"))),
        }
    }

    fn seconds(self, seconds: Option<&Seconds>) -> Result<Option<Duration>, Failure> {
        seconds.map(|seconds| self.duration(seconds, 1)).transpose()
    }

    fn duration(self, seconds: &Seconds, least: u64) -> Result<Duration, Failure> {
        let seconds = match seconds {
            Seconds::Fixed(seconds) => u64::from(*seconds),
            Seconds::Path(path) => {
                let value =
                    path.find(self.scope).map_err(|error| Failure::new(RUNTIME, error.to_string()))?;
                let number = value.as_u64().filter(|number| (least..=99_999_999).contains(number));
                number.ok_or_else(|| Failure::new(RUNTIME, format!("{value} is no number of seconds")))?
            }
        };
        Ok(Duration::from_secs(seconds))
    }

    fn mismatch(self) -> Action {
        let cause = format!("a {:?} state is not to be left this way", self.state.state_type());
        Action::Fail(Failure::new(RUNTIME, cause))
    }
}

fn follow(next: &Next, output: Output) -> Action {
    match next {
        Next::State(name) => Action::Goto(name.clone(), output),
        Next::End => Action::Succeed(output),
    }
}
