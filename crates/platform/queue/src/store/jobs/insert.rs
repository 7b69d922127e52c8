//! New jobs, each behind the earlier ones of its key.

use std::collections::HashSet;

use database::{Error, Tx, Value, params};
use primitives::{EventId, JobId, Timestamp};

use super::{Claim, Lease};
use crate::store::JOBS;

/// A job that is not in the table yet.
pub(crate) struct NewJob {
    pub id: JobId,
    pub subscriber: String,
    pub key: String,
    pub event: String,
    pub event_id: EventId,
    /// NULL for that of its event.
    pub payload: Value,
    pub emitted_at: Timestamp,
    pub run_at: Timestamp,
}

/// What became of a new job.
pub(crate) enum Inserted {
    /// It waits.
    Waits,
    /// It was claimed as it was inserted.
    Claimed(Claim),
}

const COLUMNS: &str =
    "subscriber, job_key, id, event, event_id, payload, emitted_at, run_at, due_at, attempt, owner";

/// Inserts jobs. Those that need not wait for an earlier one are claimed at once as long as the lease has room.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    jobs: Vec<NewJob>,
    lease: Option<Lease>,
) -> Result<Vec<Inserted>, Error> {
    let mut keys = HashSet::new();
    let mut room = lease.map_or(0, |lease| lease.room);
    let (mut rows, mut inserted) = (Vec::with_capacity(jobs.len()), Vec::with_capacity(jobs.len()));
    for job in jobs {
        let is_first = job.key.is_empty()
            || (keys.insert((job.subscriber.clone(), job.key.clone())) && !has_job(tx, &job)?);
        match lease.filter(|_| is_first && room > 0) {
            Some(Lease { owner, until, .. }) => {
                room -= 1;
                rows.push(row(&job, Some(until), 1, Some(owner)));
                let NewJob { id, subscriber, key, .. } = job;
                inserted.push(Inserted::Claimed(Claim { subscriber, key, id, owner, attempt: 1 }));
            }
            None => {
                rows.push(row(&job, is_first.then_some(job.run_at), 0, None));
                inserted.push(Inserted::Waits);
                tx.signal(JOBS);
            }
        }
    }
    tx.insert_many("jobs", COLUMNS, &rows)?;
    Ok(inserted)
}

fn row(job: &NewJob, due_at: Option<Timestamp>, attempt: i64, owner: Option<super::WorkerId>) -> [Value; 11] {
    params![
        &job.subscriber,
        &job.key,
        job.id,
        &job.event,
        job.event_id,
        &job.payload,
        job.emitted_at,
        job.run_at,
        due_at,
        attempt,
        owner,
    ]
}

/// Whether its key has a job already.
fn has_job(tx: &mut Tx<'_>, job: &NewJob) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM jobs WHERE subscriber = ? AND job_key = ? LIMIT 1";
    Ok(tx.query_opt(sql, &params![&job.subscriber, &job.key], |row| row.get::<i64>(0))?.is_some())
}
