//! Answers to tasks that wait for a token.

use database::Tx;
use primitives::{ExecutionId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error as ThisError;
use uuid::Uuid;

use crate::{Failure, start::MAX_DATA, store};

/// Why an answer was refused.
#[derive(Debug, Clone, ThisError)]
pub enum TokenError {
    /// No task waits for this token: it is wrong, was used, or the task has ended otherwise.
    #[error("no task waits for this token")]
    NotWaiting,
    /// The output is too large.
    #[error("the output has more than {MAX_DATA} bytes")]
    TooLarge,
    /// The database could not.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// How a task was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Callback {
    Success(Value),
    Failure(Failure),
}

/// A fresh token of that execution: its id and 32 hexadecimal digits that nobody can guess.
pub(crate) fn new_token(id: ExecutionId) -> String {
    format!("{}.{:032x}", id.uuid().simple(), rand::random::<u128>())
}

fn execution_of(token: &str) -> Option<ExecutionId> {
    let (id, _) = token.split_once('.')?;
    Uuid::try_parse(id).ok().map(ExecutionId::from_uuid)
}

/// Ends the task that waits for `token` with `output`.
///
/// # Errors
/// [`TokenError`].
pub fn send_task_success(
    tx: &mut Tx<'_>,
    now: Timestamp,
    token: &str,
    output: Value,
) -> Result<(), TokenError> {
    answer(tx, now, token, &Callback::Success(output))
}

/// Fails the task that waits for `token`.
///
/// # Errors
/// [`TokenError`].
pub fn send_task_failure(
    tx: &mut Tx<'_>,
    now: Timestamp,
    token: &str,
    failure: Failure,
) -> Result<(), TokenError> {
    answer(tx, now, token, &Callback::Failure(failure))
}

/// Tells that the task that waits for `token` is still worked on: its `HeartbeatSeconds` start again.
///
/// # Errors
/// [`TokenError`].
pub fn send_task_heartbeat(tx: &mut Tx<'_>, now: Timestamp, token: &str) -> Result<(), TokenError> {
    let id = execution_of(token).ok_or(TokenError::NotWaiting)?;
    let waits = store::cursors::beat(tx, id, token, now)?;
    if waits { Ok(()) } else { Err(TokenError::NotWaiting) }
}

fn answer(tx: &mut Tx<'_>, now: Timestamp, token: &str, callback: &Callback) -> Result<(), TokenError> {
    let id = execution_of(token).ok_or(TokenError::NotWaiting)?;
    let value = database::Value::json(callback)?;
    if matches!(&value, database::Value::Json(text) if text.len() > MAX_DATA) {
        return Err(TokenError::TooLarge);
    }
    if !store::cursors::answer(tx, id, token, value, now)? {
        return Err(TokenError::NotWaiting);
    }
    tx.signal(store::WORK);
    Ok(())
}
