//! Events as they are stored: without the data that the events before give.

use primitives::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::EventType;
use crate::{failure::Failure, paths::Change};

/// An event as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry {
    #[serde(rename = "t")]
    pub event_type: EventType,
    pub at: i64,
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// A task's result, or the output of a state whose change is [`Change::Whole`].
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none", with = "present")]
    pub output: Option<Value>,
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
}

/// Keeps `Some(null)` apart from `None`.
mod present {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::Value;

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub(super) fn serialize<S: Serializer>(value: &Option<Value>, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
        Value::deserialize(deserializer).map(Some)
    }
}

impl Entry {
    pub(crate) const fn new(event_type: EventType, at: Timestamp) -> Self {
        Self { event_type, at: at.micros(), state: None, change: None, output: None, failure: None }
    }

    pub(crate) fn in_state(self, state: &str) -> Self {
        Self { state: Some(state.to_owned()), ..self }
    }

    pub(crate) fn with_output(self, output: Value) -> Self {
        Self { output: Some(output), ..self }
    }

    pub(crate) fn with_failure(self, failure: Failure) -> Self {
        Self { failure: Some(failure), ..self }
    }

    pub(crate) fn aborted(at: Timestamp, failure: Failure) -> Self {
        Self::new(EventType::ExecutionAborted, at).with_failure(failure)
    }

    pub(crate) const fn redriven(at: Timestamp) -> Self {
        Self::new(EventType::ExecutionRedriven, at)
    }
}
