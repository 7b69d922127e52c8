//! An execution in an engine's hands.

use std::{str::FromStr, sync::Arc};

use primitives::{ExecutionId, Id, Kind, Timestamp};
use serde_json::Value;

use crate::callback::Callback;

/// Marks the ids of engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum EngineKind {}

impl Kind for EngineKind {
    const PREFIX: &'static str = "eng";
}

/// Who holds a lease.
pub(crate) type EngineId = Id<EngineKind>;

/// An execution that is being moved on.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub execution: Arc<Head>,
    pub cursor: Cursor,
}

/// What never changes about it.
#[derive(Debug)]
pub(crate) struct Head {
    pub id: ExecutionId,
    pub machine: String,
    pub name: String,
    pub started_at: Timestamp,
    /// As JSON text: only a machine that looks into its context needs it.
    pub input: String,
}

/// Where it is.
#[derive(Debug, Clone)]
pub(crate) struct Cursor {
    /// The fingerprint of its definition; `None` until it is first taken up.
    pub definition: Option<String>,
    /// Empty until it is first taken up.
    pub state: String,
    pub phase: Phase,
    /// What came to the state.
    pub data: Value,
    /// How many states have been entered.
    pub visit: u32,
    /// The retries of this visit by retrier.
    pub retries: Vec<u32>,
    pub entered_at: Timestamp,
    /// When its machine's time began.
    pub timed_from: Timestamp,
    /// What a task that is answered from outside is answered with.
    pub token: Option<String>,
    pub callback: Option<Callback>,
    /// When such a task is given up.
    pub expires_at: Option<Timestamp>,
    /// The longest silence of such a task, in microseconds.
    pub heartbeat: Option<i64>,
    /// How many events there are.
    pub events: u32,
    pub fence: i64,
}

/// What is to be done next at the place where an execution is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Enter the state.
    Enter,
    /// The state was entered: do (again) what it does.
    Run,
    /// Leave the state, when it is time.
    Waiting,
    /// Somebody performs the task; when the lease is over, somebody else has to.
    Performing,
    /// An answer is waited for.
    Callback,
}

impl Phase {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Enter, "enter"),
        (Self::Run, "run"),
        (Self::Waiting, "waiting"),
        (Self::Performing, "performing"),
        (Self::Callback, "callback"),
    ];

    /// What to do after somebody took the execution up again.
    pub(crate) const fn after_redrive(self) -> Self {
        match self {
            Self::Enter => Self::Enter,
            Self::Run | Self::Waiting | Self::Performing | Self::Callback => Self::Run,
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        Self::ALL.into_iter().find(|(phase, _)| *phase == self).map_or("", |(_, name)| name)
    }
}

/// The text is no phase.
#[derive(Debug)]
pub(crate) struct PhaseError;

impl FromStr for Phase {
    type Err = PhaseError;

    fn from_str(text: &str) -> Result<Self, PhaseError> {
        Self::ALL.into_iter().find(|(_, name)| *name == text).map(|(phase, _)| phase).ok_or(PhaseError)
    }
}

impl Run {
    pub(crate) fn id(&self) -> ExecutionId {
        self.execution.id
    }

    /// Which attempt at the state's task this is, from 1.
    pub(crate) fn attempt(&self) -> u32 {
        self.cursor.retries.iter().fold(1, |sum, retries| sum.saturating_add(*retries))
    }
}
