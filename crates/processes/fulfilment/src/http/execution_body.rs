//! An execution as staff see it. Payment tokens are left out: whoever looks at an order's course has no use for them.

use primitives::{ExecutionId, Timestamp};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use workflow::{Event, Execution};

/// An execution of a state machine.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Execution)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionBody {
    /// Its id.
    pub execution_id: ExecutionId,
    /// Its name: the order it is about.
    pub name: String,
    /// The machine.
    pub machine: String,
    /// `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT` or `ABORTED`.
    pub status: String,
    /// The state it is in, or ended in.
    pub state: Option<String>,
    /// What it was started with.
    pub input: Value,
    /// What it came to.
    pub output: Option<Value>,
    /// The error it ended with.
    pub error: Option<String>,
    /// The cause of that error.
    pub cause: Option<String>,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it ended.
    pub stopped_at: Option<Timestamp>,
    /// The states it went through, as events named like those of AWS Step Functions.
    pub history: Vec<Value>,
}

impl ExecutionBody {
    pub(crate) fn new(execution: Execution, history: &[Event]) -> Result<Self, database::Error> {
        let event = |event: &Event| serde_json::to_value(event).map(without_token);
        let history = history.iter().map(event).collect::<Result<_, _>>();
        Ok(Self {
            execution_id: execution.id,
            name: execution.name,
            machine: execution.machine,
            status: execution.status.as_str().to_owned(),
            state: execution.state,
            input: without_token(execution.input),
            output: execution.output.map(without_token),
            error: execution.error,
            cause: execution.cause,
            started_at: execution.started_at,
            stopped_at: execution.stopped_at,
            history: history.map_err(|error| database::Error::Decode(error.to_string()))?,
        })
    }
}

/// A value of an execution as it may be shown: how the buyer pays is left out.
#[must_use]
pub fn without_token(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            fields.remove("paymentToken");
            fields.values_mut().for_each(|field| *field = without_token(field.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = without_token(item.take())),
        _ => {}
    }
    value
}
