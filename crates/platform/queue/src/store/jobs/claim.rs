//! Taking due jobs: those that wait, and those whose holder let the lease run out.

use std::sync::Arc;

use database::{Error, Row, Tx, Value, params};
use primitives::Timestamp;

use super::{Claim, Claimed, Lease, WorkerId};
use crate::store::JOBS;

const DUE: &str = "SELECT subscriber, job_key, id, attempt, event, event_id, \
     COALESCE(payload, (SELECT o.payload FROM outbox o WHERE o.id = jobs.event_id), 'null'), emitted_at \
     FROM jobs WHERE due_at <= ? ORDER BY due_at, id LIMIT ?";

const LEASE: &str = "UPDATE jobs SET due_at = ?, owner = ?, attempt = ? \
     WHERE subscriber = ? AND job_key = ? AND id = ?";

/// Leases due jobs as long as there is room; the attempt counts from here, so that a job which kills its process uses
/// its attempts up too.
pub(crate) fn claim(tx: &mut Tx<'_>, now: Timestamp, lease: Lease) -> Result<Vec<Claimed>, Error> {
    let sql = format!("{DUE}{}", tx.for_update());
    let due =
        tx.query(&sql, &[now.into(), Value::Int(lease.room as i64)], |row| claimed(row, lease.owner))?;
    for job in &due {
        let claim = &job.claim;
        let set = params![lease.until, lease.owner, claim.attempt, &claim.subscriber, &claim.key, claim.id];
        tx.execute(LEASE, &set)?;
    }
    Ok(due)
}

/// Makes every job due that somebody holds, as if all leases had run out; tells how many those were.
pub(crate) fn free_all(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Error> {
    let sql = "UPDATE jobs SET due_at = ?, owner = NULL WHERE owner IS NOT NULL";
    let freed = tx.execute(sql, &params![now])?;
    tx.signal(JOBS);
    Ok(freed)
}

fn claimed(row: &Row<'_>, owner: WorkerId) -> Result<Claimed, Error> {
    let attempts_before: u32 = row.get(3)?;
    let claim = Claim {
        subscriber: row.get(0)?,
        key: row.get(1)?,
        id: row.get(2)?,
        owner,
        attempt: attempts_before.saturating_add(1),
    };
    Ok(Claimed {
        claim,
        event: row.get(4)?,
        event_id: row.get(5)?,
        payload: Arc::from(row.get::<String>(6)?),
        emitted_at: row.get(7)?,
    })
}
