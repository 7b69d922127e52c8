//! What happened to an execution: stored without the data that can be computed from the events before, told in full.

mod entry;
mod event_type;
mod teller;

use database::{Database, Error};
use primitives::{ExecutionId, Timestamp};
use serde::Serialize;
use serde_json::Value;

pub(crate) use self::entry::Entry;
pub use self::event_type::EventType;
use self::teller::Teller;
use crate::{failure::Failure, store};

/// The most events that an execution may have; that of AWS Step Functions.
pub(crate) const MAX_EVENTS: u32 = 25_000;

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
    let mut teller = Teller::new(execution.input);
    let told = entries.into_iter().zip(2..).map(|(entry, id)| teller.tell(id, entry));
    Ok(Some(std::iter::once(started).chain(told).collect()))
}
