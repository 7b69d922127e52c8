//! What a state can fail with, and the error names that States Language predefines.
//!
//! Source: states-language.net, "Errors" and appendix A; `States.Runtime` is that of AWS Step Functions.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Matches every error.
pub const ALL: &str = "States.ALL";
/// A task failed; as a matcher, every error but a time-out.
pub const TASK_FAILED: &str = "States.TaskFailed";
/// A task took longer than `TimeoutSeconds`.
pub const TIMEOUT: &str = "States.Timeout";
/// No heartbeat came for longer than `HeartbeatSeconds`.
pub const HEARTBEAT_TIMEOUT: &str = "States.HeartbeatTimeout";
/// No rule of a Choice matched and it has no default.
pub const NO_CHOICE_MATCHED: &str = "States.NoChoiceMatched";
/// A path of a payload template found nothing.
pub const PARAMETER_PATH_FAILURE: &str = "States.ParameterPathFailure";
/// A `ResultPath` does not fit the state's input.
pub const RESULT_PATH_MATCH_FAILURE: &str = "States.ResultPathMatchFailure";
/// An intrinsic function could not be computed.
pub const INTRINSIC_FAILURE: &str = "States.IntrinsicFailure";
/// Data or history beyond what an execution may have.
pub const DATA_LIMIT_EXCEEDED: &str = "States.DataLimitExceeded";
/// The machine itself is at fault: a path without a match, a panic in a task.
pub const RUNTIME: &str = "States.Runtime";

/// An error by its name, with a text for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The name that `Retry` and `Catch` match.
    pub error: String,
    /// What happened, for people.
    pub cause: String,
}

impl Failure {
    /// A failure of that name.
    #[must_use]
    pub fn new(error: impl Into<String>, cause: impl Into<String>) -> Self {
        Self { error: error.into(), cause: cause.into() }
    }

    /// The error output that a catcher gets.
    pub(crate) fn output(&self) -> Value {
        json!({ "Error": self.error, "Cause": self.cause })
    }

    /// Whether one of these error names matches this failure.
    pub(crate) fn is_one_of(&self, names: &[String]) -> bool {
        names.iter().any(|name| match name.as_str() {
            ALL => true,
            TASK_FAILED => !matches!(self.error.as_str(), TIMEOUT | HEARTBEAT_TIMEOUT),
            name => name == self.error,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(name: &str, error: &str) -> bool {
        Failure::new(error, "").is_one_of(&[name.to_owned()])
    }

    #[test]
    fn names_match_themselves_and_the_wildcards_match_more() {
        assert!(matches("Shop.Closed", "Shop.Closed"));
        assert!(!matches("Shop.Closed", "Shop.Open"));
        assert!(matches(ALL, TIMEOUT) && matches(ALL, RUNTIME));
        assert!(matches(TASK_FAILED, "Shop.Closed") && matches(TASK_FAILED, RUNTIME));
        assert!(!matches(TASK_FAILED, TIMEOUT));
        assert!(!matches(TIMEOUT, TASK_FAILED));
    }
}
