//! What can be told about an execution.

use std::str::FromStr;

use primitives::{ExecutionId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

/// Where an execution is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// On its way.
    Running,
    /// It reached its end.
    Succeeded,
    /// It reached a Fail state, or an error that nothing caught.
    Failed,
    /// It took longer than its machine's `TimeoutSeconds`.
    TimedOut,
    /// Somebody stopped it.
    Aborted,
}

/// The text is no status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not the status of an execution")]
pub struct StatusError;

impl Status {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Running, Self::Succeeded, Self::Failed, Self::TimedOut, Self::Aborted];

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::TimedOut => "TIMED_OUT",
            Self::Aborted => "ABORTED",
        }
    }
}

impl FromStr for Status {
    type Err = StatusError;

    fn from_str(text: &str) -> Result<Self, StatusError> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or(StatusError)
    }
}

/// An execution as it is now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Execution {
    /// Its id.
    pub id: ExecutionId,
    /// The name it was started with.
    pub name: String,
    /// Its machine.
    pub machine: String,
    /// Where it is in its life.
    pub status: Status,
    /// The state it is in, or ended in; `None` before the first.
    pub state: Option<String>,
    /// What it was started with.
    pub input: Value,
    /// What it ended with, if it succeeded.
    pub output: Option<Value>,
    /// The error's name, if it failed.
    pub error: Option<String>,
    /// What happened, if it failed.
    pub cause: Option<String>,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it ended.
    pub stopped_at: Option<Timestamp>,
}

/// An execution in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Its id.
    pub id: ExecutionId,
    /// The name it was started with.
    pub name: String,
    /// Its machine.
    pub machine: String,
    /// Where it is in its life.
    pub status: Status,
    /// The state it is in, or ended in; `None` before the first.
    pub state: Option<String>,
    /// The error's name, if it failed.
    pub error: Option<String>,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it ended.
    pub stopped_at: Option<Timestamp>,
}

/// Which executions to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those of this machine.
    pub machine: Option<String>,
    /// Only those in this status.
    pub status: Option<Status>,
}
