//! Jobs that were given up.

use database::{Error, Json, Row, Snapshot, Tx, Value, in_list, params};
use primitives::{JobId, Timestamp};

use super::jobs::{self, NewJob};
use crate::DeadJob;

const COLUMNS: &str =
    "id, subscriber, job_key, event, event_id, payload, emitted_at, attempt, died_at, error";

pub(crate) fn list(
    snapshot: &mut Snapshot<'_>,
    before: Option<JobId>,
    limit: i64,
) -> Result<Vec<DeadJob>, Error> {
    let mut sql = format!("SELECT {COLUMNS} FROM dead_jobs");
    let mut values: Vec<Value> = Vec::new();
    if let Some(before) = before {
        sql += " WHERE id < ?";
        values.push(before.into());
    }
    sql += " ORDER BY id DESC LIMIT ?";
    values.push(limit.into());
    snapshot.query(&sql, &values, dead_job)
}

pub(crate) fn replay(tx: &mut Tx<'_>, now: Timestamp, id: JobId) -> Result<bool, Error> {
    let sql = format!("SELECT {COLUMNS} FROM dead_jobs WHERE id = ?");
    let Some(dead) = tx.query_opt(&sql, &params![id], dead_job)? else { return Ok(false) };
    tx.execute("DELETE FROM dead_jobs WHERE id = ?", &params![id])?;
    let payload = Value::json(&dead.payload)?;
    let job = NewJob {
        id,
        subscriber: dead.subscriber,
        key: dead.key,
        event: dead.event,
        event_id: dead.event_id,
        payload,
        emitted_at: dead.emitted_at,
        run_at: now,
    };
    jobs::insert(tx, vec![job], None)?;
    Ok(true)
}

pub(crate) fn purge(tx: &mut Tx<'_>, died_before: Timestamp, limit: i64) -> Result<u64, Error> {
    // A page by id, filtered: the table is small by nature and has no index but its key.
    let sql = "SELECT id FROM dead_jobs WHERE died_at < ? ORDER BY id LIMIT ?";
    let ids = tx.query(sql, &params![died_before, limit], |row| row.get::<JobId>(0))?;
    let (list, ids) = in_list(&ids);
    tx.execute(&format!("DELETE FROM dead_jobs WHERE id IN ({list})"), &ids)
}

pub(crate) fn count(snapshot: &mut Snapshot<'_>) -> Result<u64, Error> {
    let count = snapshot.query_opt("SELECT COUNT(*) FROM dead_jobs", &[], |row| row.get(0))?;
    Ok(count.unwrap_or_default())
}

fn dead_job(row: &Row<'_>) -> Result<DeadJob, Error> {
    let Json(payload) = row.get(5)?;
    Ok(DeadJob {
        id: row.get(0)?,
        subscriber: row.get(1)?,
        key: row.get(2)?,
        event: row.get(3)?,
        event_id: row.get(4)?,
        payload,
        emitted_at: row.get(6)?,
        attempts: row.get(7)?,
        died_at: row.get(8)?,
        error: row.get(9)?,
    })
}
