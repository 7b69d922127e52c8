//! What happened to an execution: events named as in AWS Step Functions. Stored without the data that can be computed
//! from the events before; told in full.

use database::{Database, Error};
use primitives::{ExecutionId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    definition::StateType,
    failure::Failure,
    paths::{Change, ReferencePath},
    store,
};

/// The most events that an execution may have; that of AWS Step Functions.
pub(crate) const MAX_EVENTS: u32 = 25_000;

macro_rules! event_types {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum EventType { $($(#[$doc])* $name),* }

        impl EventType {
            /// Its name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
        }
    };
}

event_types! {
    /// It was started.
    ExecutionStarted,
    /// It reached its end.
    ExecutionSucceeded,
    /// It failed.
    ExecutionFailed,
    /// It took too long.
    ExecutionTimedOut,
    /// Somebody stopped it.
    ExecutionAborted,
    /// It goes on from where it failed.
    ExecutionRedriven,
    /// A Task was entered.
    TaskStateEntered,
    /// A Task was left.
    TaskStateExited,
    /// A task was handed over; its result comes by its token.
    TaskSubmitted,
    /// A task gave its result.
    TaskSucceeded,
    /// A task failed.
    TaskFailed,
    /// A task took too long.
    TaskTimedOut,
    /// A Choice was entered.
    ChoiceStateEntered,
    /// A Choice was left.
    ChoiceStateExited,
    /// A Wait was entered.
    WaitStateEntered,
    /// A Wait was left.
    WaitStateExited,
    /// A Pass was entered.
    PassStateEntered,
    /// A Pass was left.
    PassStateExited,
    /// A Succeed was entered.
    SucceedStateEntered,
    /// A Succeed was left.
    SucceedStateExited,
    /// A Fail was entered.
    FailStateEntered,
}

impl EventType {
    pub(crate) const fn entered(state: StateType) -> Self {
        match state {
            StateType::Task => Self::TaskStateEntered,
            StateType::Choice => Self::ChoiceStateEntered,
            StateType::Wait => Self::WaitStateEntered,
            StateType::Pass => Self::PassStateEntered,
            StateType::Succeed => Self::SucceedStateEntered,
            StateType::Fail => Self::FailStateEntered,
        }
    }

    /// There is none for Fail, which is never left.
    pub(crate) const fn exited(state: StateType) -> Self {
        match state {
            StateType::Task => Self::TaskStateExited,
            StateType::Choice => Self::ChoiceStateExited,
            StateType::Wait => Self::WaitStateExited,
            StateType::Pass => Self::PassStateExited,
            StateType::Succeed | StateType::Fail => Self::SucceedStateExited,
        }
    }

    const fn is_entered(self) -> bool {
        matches!(
            self,
            Self::TaskStateEntered
                | Self::ChoiceStateEntered
                | Self::WaitStateEntered
                | Self::PassStateEntered
                | Self::SucceedStateEntered
                | Self::FailStateEntered
        )
    }
}

/// An event as it is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// Its place in the history, from 1.
    pub id: u32,
    /// When.
    pub at: Timestamp,
    /// What happened.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// The state it happened in or to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The input of a state that was entered, or of the execution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<Value>,
    /// The output of a task, a state that was left, or the execution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<Value>,
    /// The error of what failed.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
}

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

/// Everything that happened to an execution; `None` if there is none.
///
/// # Errors
/// What the database says.
pub async fn history(database: &Database, id: ExecutionId) -> Result<Option<Vec<Event>>, Error> {
    let read = database.scan(move |snapshot| {
        let Some(execution) = store::executions::describe(snapshot, id)? else { return Ok(None) };
        let entries = store::history::read(snapshot, id)?;
        Ok::<_, Error>(Some((execution, entries)))
    });
    let Some((execution, entries)) = read.await? else { return Ok(None) };
    let started = Event {
        id: 1,
        at: execution.started_at,
        event_type: EventType::ExecutionStarted,
        state: None,
        input: Some(execution.input.clone()),
        output: None,
        failure: None,
    };
    let mut teller = Teller { data: execution.input, result: Value::Null };
    let told = entries.into_iter().zip(2..).map(|(entry, id)| teller.tell(id, entry));
    Ok(Some(std::iter::once(started).chain(told).collect()))
}

/// Computes the data that was not stored, while going through the events.
struct Teller {
    data: Value,
    result: Value,
}

impl Teller {
    fn tell(&mut self, id: u32, entry: Entry) -> Event {
        let event_type = entry.event_type;
        let input = event_type.is_entered().then(|| self.data.clone());
        if event_type == EventType::TaskSucceeded {
            self.result = entry.output.clone().unwrap_or_default();
        }
        let output = match (&entry.change, event_type) {
            (Some(change), _) => {
                self.apply(change, entry.output);
                Some(self.data.clone())
            }
            (None, EventType::ExecutionSucceeded) => Some(self.data.clone()),
            (None, _) => entry.output,
        };
        let at = Timestamp::from_micros(entry.at);
        Event { id, at, event_type, state: entry.state, input, output, failure: entry.failure }
    }

    fn apply(&mut self, change: &Change, output: Option<Value>) {
        match change {
            Change::Same => {}
            Change::ResultAt(path) => {
                // It fitted when the execution did it.
                let path = ReferencePath::parse(path);
                let _ = path.is_some_and(|path| path.put(&mut self.data, self.result.clone()));
            }
            Change::Whole => self.data = output.unwrap_or_default(),
        }
    }
}
