//! The fields around a state: what of its input it sees, and what becomes of its result.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Path, ReferencePath, Scope, Template};
use crate::failure::{Failure, RESULT_PATH_MATCH_FAILURE, RUNTIME};

/// `InputPath`, `Parameters`, `ResultSelector`, `ResultPath` and `OutputPath` of a state.
#[derive(Debug, Clone, Default)]
pub(crate) struct Transfer {
    /// `None` is `$`.
    pub input: Option<Selection>,
    pub parameters: Option<Template>,
    pub result_selector: Option<Template>,
    pub result: ResultPath,
    pub output: Option<Selection>,
}

/// An `InputPath` or `OutputPath`.
#[derive(Debug, Clone)]
pub(crate) enum Selection {
    /// `null`: an empty object.
    Nothing,
    Path(Path),
}

/// Where a result goes in the state's input.
#[derive(Debug, Clone)]
pub(crate) enum ResultPath {
    /// `null`: nowhere, the input stays as it was.
    Discard,
    Put(ReferencePath),
}

impl Default for ResultPath {
    fn default() -> Self {
        ReferencePath::parse("$").map_or(Self::Discard, Self::Put)
    }
}

/// What a state hands on, and how that differs from its input.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Output {
    pub value: Value,
    pub change: Change,
}

/// How a state's output differs from its input: history keeps this instead of the same data again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Change {
    /// Not at all.
    Same,
    /// The task's result was put at this path.
    ResultAt(String),
    /// In some other way: the output has to be kept.
    Whole,
}

impl ResultPath {
    /// `input` with `result` at its place.
    pub(crate) fn apply(&self, input: &Value, result: Value) -> Result<Value, Failure> {
        let Self::Put(path) = self else { return Ok(input.clone()) };
        if path.is_root() {
            return Ok(result);
        }
        let mut output = input.clone();
        let fits = path.put(&mut output, result);
        fits.then_some(output).ok_or_else(|| {
            Failure::new(RESULT_PATH_MATCH_FAILURE, format!("the input has no place {path} for the result"))
        })
    }
}

impl Transfer {
    /// What the state works on: `InputPath`, then `Parameters`.
    pub(crate) fn effective_input<'a>(&self, scope: Scope<'a>) -> Result<Cow<'a, Value>, Failure> {
        let selected = select(self.input.as_ref(), scope)?;
        let Some(parameters) = &self.parameters else { return Ok(selected) };
        parameters.render(scope.with_data(&selected)).map(Cow::Owned)
    }

    /// What the state hands on if its work gave `result`: `ResultSelector`, `ResultPath`, `OutputPath`.
    pub(crate) fn output(&self, scope: Scope<'_>, result: Value) -> Result<Output, Failure> {
        let result = match &self.result_selector {
            Some(selector) => selector.render(scope.with_data(&result))?,
            None => result,
        };
        let combined = self.result.apply(scope.data, result)?;
        let value = select(self.output.as_ref(), scope.with_data(&combined))?.into_owned();
        Ok(Output { value, change: self.change() })
    }

    fn change(&self) -> Change {
        match &self.result {
            _ if self.output.is_some() => Change::Whole,
            ResultPath::Discard => Change::Same,
            ResultPath::Put(path) if self.result_selector.is_none() => Change::ResultAt(path.to_string()),
            ResultPath::Put(_) => Change::Whole,
        }
    }

    /// What a state without a result hands on: `InputPath`, then `OutputPath`.
    pub(crate) fn passed_on(&self, scope: Scope<'_>) -> Result<Output, Failure> {
        let selected = select(self.input.as_ref(), scope)?;
        let value = select(self.output.as_ref(), scope.with_data(&selected))?.into_owned();
        let is_same = self.input.is_none() && self.output.is_none();
        Ok(Output { value, change: if is_same { Change::Same } else { Change::Whole } })
    }
}

fn select<'a>(selection: Option<&Selection>, scope: Scope<'a>) -> Result<Cow<'a, Value>, Failure> {
    match selection {
        None => Ok(Cow::Borrowed(scope.data)),
        Some(Selection::Nothing) => Ok(Cow::Owned(Value::Object(serde_json::Map::new()))),
        Some(Selection::Path(path)) => {
            path.find(scope).map_err(|error| Failure::new(RUNTIME, error.to_string()))
        }
    }
}
