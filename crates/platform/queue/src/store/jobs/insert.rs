//! New jobs, each behind the earlier ones of its key.

use std::collections::HashSet;

use database::{Error, Tx, Value, params};
use primitives::{EventId, JobId, Timestamp};

use crate::store::JOBS;

/// A job that is not in the table yet.
pub(crate) struct NewJob {
    pub id: JobId,
    pub subscriber: String,
    pub key: String,
    pub event: String,
    pub event_id: EventId,
    pub payload: Value,
    pub emitted_at: Timestamp,
    pub run_at: Timestamp,
}

const COLUMNS: &str =
    "subscriber, job_key, id, event, event_id, payload, emitted_at, run_at, due_at, attempt";

pub(crate) fn insert(tx: &mut Tx<'_>, jobs: &[NewJob]) -> Result<(), Error> {
    let mut keys = HashSet::new();
    let mut rows = Vec::with_capacity(jobs.len());
    for job in jobs {
        let is_first = job.key.is_empty()
            || (keys.insert((job.subscriber.as_str(), job.key.as_str())) && !has_job(tx, job)?);
        rows.push(row(job, is_first.then_some(job.run_at)));
    }
    tx.insert_many("jobs", COLUMNS, &rows)?;
    tx.signal(JOBS);
    Ok(())
}

fn row(job: &NewJob, due_at: Option<Timestamp>) -> [Value; 10] {
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
        0_i64,
    ]
}

/// Whether its key has a job already.
fn has_job(tx: &mut Tx<'_>, job: &NewJob) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM jobs WHERE subscriber = ? AND job_key = ? LIMIT 1";
    Ok(tx.query_opt(sql, &params![&job.subscriber, &job.key], |row| row.get::<i64>(0))?.is_some())
}
