//! Dead letters: jobs that used up their attempts or can never work. Somebody has to look at them.

use database::{Error, Snapshot, Tx};
use primitives::{EventId, JobId, Limit, Timestamp};
use serde::Serialize;

use crate::store;

/// A job that was given up.
#[derive(Debug, Clone, Serialize)]
pub struct DeadJob {
    /// The job.
    pub id: JobId,
    /// Who was to do it.
    pub subscriber: String,
    /// What it is about.
    pub key: String,
    /// The event's name; empty for a plain job.
    pub event: String,
    /// The event's id.
    pub event_id: EventId,
    /// What was to be handled.
    pub payload: serde_json::Value,
    /// When it was emitted or enqueued.
    pub emitted_at: Timestamp,
    /// How many attempts it had.
    pub attempts: u32,
    /// When it was given up.
    pub died_at: Timestamp,
    /// Why.
    pub error: String,
}

/// Dead jobs, the latest first; the next page starts `before` the last one's id. Asks for [`Limit::probe`] many, one
/// more than a page, so that the caller sees whether another follows.
///
/// # Errors
/// What the database says.
pub fn list_dead(
    snapshot: &mut Snapshot<'_>,
    before: Option<JobId>,
    limit: Limit,
) -> Result<Vec<DeadJob>, Error> {
    store::dead::list(snapshot, before, limit.probe())
}

/// Puts a dead job back into the queue with all its attempts; `false` if there is no such dead job.
///
/// # Errors
/// What the database says.
pub fn replay_dead(tx: &mut Tx<'_>, now: Timestamp, id: JobId) -> Result<bool, Error> {
    store::dead::replay(tx, now, id)
}

/// Forgets at most `limit` jobs that died before `died_before`; returns how many.
///
/// # Errors
/// What the database says.
pub fn purge_dead(tx: &mut Tx<'_>, died_before: Timestamp, limit: Limit) -> Result<u64, Error> {
    store::dead::purge(tx, died_before, i64::from(limit.get()))
}
