//! Jobs that wait or run. At most one job of a subscriber and key has a due time; the others follow it.

mod claim;
mod insert;
mod settle;

use std::sync::Arc;

use database::{Error, Snapshot, Value, params};
use primitives::{EventId, Id, JobId, Kind, Timestamp};

pub(crate) use self::{
    claim::{claim, free_all},
    insert::{Inserted, NewJob, insert},
    settle::{bury, finish, hand_back, renew, retry},
};

/// The event name of a plain job.
pub(crate) const NO_EVENT: &str = "";

/// Marks the ids of workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum WorkerKind {}

impl Kind for WorkerKind {
    const PREFIX: &'static str = "wrk";
}

/// Who holds a lease.
pub(crate) type WorkerId = Id<WorkerKind>;

/// A job as its holder knows it: the place of its row, and the fence (owner and attempt) that a later holder changes.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub subscriber: String,
    pub key: String,
    pub id: JobId,
    pub owner: WorkerId,
    pub attempt: u32,
}

/// The condition that matches the job of a claim as long as it is held.
const HELD: &str = "subscriber = ? AND job_key = ? AND id = ? AND owner = ? AND attempt = ?";

impl Claim {
    /// `values` followed by those of [`HELD`].
    fn held<const N: usize>(&self, values: [Value; N]) -> Vec<Value> {
        let claim = params![&self.subscriber, &self.key, self.id, self.owner, self.attempt];
        values.into_iter().chain(claim).collect()
    }
}

/// A claimed job with its content.
#[derive(Debug)]
pub(crate) struct Claimed {
    pub claim: Claim,
    pub event: String,
    pub event_id: EventId,
    /// As JSON text: its handler reads it. All jobs of an event share it.
    pub payload: Arc<str>,
    pub emitted_at: Timestamp,
}

/// Who claims jobs, until when, and how many at most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lease {
    pub owner: WorkerId,
    pub until: Timestamp,
    pub room: usize,
}

/// When the next job is due.
pub(crate) fn next_due(snapshot: &mut Snapshot<'_>) -> Result<Option<Timestamp>, Error> {
    let sql = "SELECT due_at FROM jobs WHERE due_at >= ? ORDER BY due_at LIMIT 1";
    snapshot.query_opt(sql, &[Value::Int(i64::MIN)], |row| row.get(0))
}

/// How many jobs are due, and how many are not.
pub(crate) fn count(snapshot: &mut Snapshot<'_>, now: Timestamp) -> Result<(u64, u64), Error> {
    let all: Option<u64> = snapshot.query_opt("SELECT COUNT(*) FROM jobs", &[], |row| row.get(0))?;
    let due = "SELECT COUNT(*) FROM jobs WHERE due_at <= ?";
    let ready: Option<u64> = snapshot.query_opt(due, &params![now], |row| row.get(0))?;
    let ready = ready.unwrap_or_default();
    Ok((ready, all.unwrap_or_default().saturating_sub(ready)))
}
