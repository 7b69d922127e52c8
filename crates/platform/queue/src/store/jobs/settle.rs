//! What becomes of a claimed job. Each function tells whether the claim was still held; if not, nothing changes.

use database::{Error, Tx, Value, params};
use primitives::{JobId, Timestamp};

use super::{Claim, HELD};
use crate::store::JOBS;

/// Removes the job and lets the next one of its key become due.
pub(crate) fn finish(tx: &mut Tx<'_>, claim: &Claim) -> Result<bool, Error> {
    let held = tx.execute(&format!("DELETE FROM jobs WHERE {HELD}"), &claim.held([]))? == 1;
    if held {
        promote_next(tx, claim)?;
    }
    Ok(held)
}

/// Gives the job another attempt at `due_at`.
pub(crate) fn retry(tx: &mut Tx<'_>, claim: &Claim, due_at: Timestamp, error: &str) -> Result<bool, Error> {
    let sql = format!("UPDATE jobs SET due_at = ?, owner = NULL, last_error = ? WHERE {HELD}");
    tx.signal(JOBS);
    Ok(tx.execute(&sql, &claim.held(params![due_at, error]))? == 1)
}

/// Moves the job to the dead letters.
pub(crate) fn bury(tx: &mut Tx<'_>, claim: &Claim, now: Timestamp, error: &str) -> Result<bool, Error> {
    let sql = format!(
        "INSERT INTO dead_jobs (id, subscriber, job_key, event, event_id, payload, emitted_at, attempt, died_at, error) \
         SELECT id, subscriber, job_key, event, event_id, \
         COALESCE(payload, (SELECT o.payload FROM outbox o WHERE o.id = jobs.event_id), 'null'), \
         emitted_at, attempt, ?, ? FROM jobs WHERE {HELD}"
    );
    tx.execute(&sql, &claim.held(params![now, error]))?;
    finish(tx, claim)
}

/// Gives the job back as if it had not been claimed.
pub(crate) fn hand_back(tx: &mut Tx<'_>, claim: &Claim, now: Timestamp) -> Result<bool, Error> {
    let sql = format!("UPDATE jobs SET due_at = ?, owner = NULL, attempt = attempt - 1 WHERE {HELD}");
    tx.signal(JOBS);
    Ok(tx.execute(&sql, &claim.held(params![now]))? == 1)
}

/// Holds the job until `lease_until`.
pub(crate) fn renew(tx: &mut Tx<'_>, claim: &Claim, lease_until: Timestamp) -> Result<bool, Error> {
    let sql = format!("UPDATE jobs SET due_at = ? WHERE {HELD}");
    Ok(tx.execute(&sql, &claim.held(params![lease_until]))? == 1)
}

fn promote_next(tx: &mut Tx<'_>, finished: &Claim) -> Result<(), Error> {
    if finished.key.is_empty() {
        return Ok(());
    }
    let first = "SELECT id, run_at FROM jobs WHERE subscriber = ? AND job_key = ? ORDER BY id LIMIT 1";
    let next = tx.query_opt(first, &params![&finished.subscriber, &finished.key], |row| {
        Ok((row.get::<JobId>(0)?, row.get::<i64>(1)?))
    })?;
    if let Some((id, run_at)) = next {
        let promote =
            "UPDATE jobs SET due_at = ? WHERE subscriber = ? AND job_key = ? AND id = ? AND due_at IS NULL";
        let row: [Value; 4] = params![run_at, &finished.subscriber, &finished.key, id];
        tx.execute(promote, &row)?;
        tx.signal(JOBS);
    }
    Ok(())
}
