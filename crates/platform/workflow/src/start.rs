//! Starting an execution.

use database::{Error, Tx};
use primitives::{ExecutionId, Timestamp};
use serde_json::Value;

use crate::store;

/// The most data that an execution may hold, in bytes of JSON; that of AWS Step Functions.
pub const MAX_DATA: usize = 256 * 1024;

/// The longest name of an execution, in characters.
const MAX_NAME: usize = 191;

/// What is to be started.
#[derive(Debug, Clone)]
pub struct StartRequest<'a> {
    /// The machine's name. If no engine knows it the execution waits for one that does.
    pub machine: &'a str,
    /// A name for the execution: a second start by the same name starts nothing.
    pub name: &'a str,
    /// What it works on.
    pub input: Value,
}

/// What became of a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Started {
    /// The execution is new.
    New(ExecutionId),
    /// There was one by this name, whatever its input.
    Existing(ExecutionId),
}

impl Started {
    /// The execution.
    #[must_use]
    pub const fn id(self) -> ExecutionId {
        match self {
            Self::New(id) | Self::Existing(id) => id,
        }
    }
}

/// Starts an execution with the caller's transaction: an engine takes it up once that is committed.
///
/// # Errors
/// What the database says; [`Error::Check`] when the name or the input is too long.
pub fn start(tx: &mut Tx<'_>, now: Timestamp, request: &StartRequest<'_>) -> Result<Started, Error> {
    if request.name.is_empty() || request.name.chars().nth(MAX_NAME).is_some() {
        return Err(Error::Check(format!("the name of an execution has 1 to {MAX_NAME} characters")));
    }
    let input = request.input.to_string();
    if input.len() > MAX_DATA {
        return Err(Error::Check(format!("the input of an execution has at most {MAX_DATA} bytes")));
    }
    let id = ExecutionId::new();
    if !store::executions::insert(tx, id, request.machine, request.name, &input, now)? {
        let existing = store::executions::find(tx, request.machine, request.name)?;
        return existing.map(Started::Existing).ok_or(Error::Contended);
    }
    store::cursors::insert(tx, id, request.machine, &input, now)?;
    tx.signal(store::WORK);
    Ok(Started::New(id))
}
