//! The executions themselves.

use database::{Error, Json, Row, Snapshot, Tx, Value, params};
use primitives::{ExecutionId, Timestamp};

use crate::{
    Failure, Status,
    execution::{Execution, Filter, Summary},
};

/// Inserts an execution unless there is one by its name; tells whether it did.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: ExecutionId,
    machine: &str,
    name: &str,
    input: &str,
    now: Timestamp,
) -> Result<bool, Error> {
    tx.insert_if_absent(
        "workflow_executions",
        &["machine", "name"],
        &["id", "machine", "name", "status", "input", "started_at"],
        &params![id, machine, name, Status::Running.as_str(), Value::Json(input.to_owned()), now],
    )
}

pub(crate) fn find(
    snapshot: &mut Snapshot<'_>,
    machine: &str,
    name: &str,
) -> Result<Option<ExecutionId>, Error> {
    let sql = "SELECT id FROM workflow_executions WHERE machine = ? AND name = ?";
    snapshot.query_opt(sql, &params![machine, name], |row| row.get(0))
}

pub(crate) fn status(snapshot: &mut Snapshot<'_>, id: ExecutionId) -> Result<Option<Status>, Error> {
    let sql = "SELECT status FROM workflow_executions WHERE id = ?";
    snapshot.query_opt(sql, &params![id], |row| row.parse(0))
}

pub(crate) fn succeed(
    tx: &mut Tx<'_>,
    id: ExecutionId,
    now: Timestamp,
    state: &str,
    output: Value,
) -> Result<(), Error> {
    let sql = "UPDATE workflow_executions SET status = ?, state = ?, output = ?, stopped_at = ? WHERE id = ?";
    tx.execute(sql, &params![Status::Succeeded.as_str(), state, output, now, id]).map(drop)
}

/// Ends an execution otherwise than by success.
pub(crate) fn stop(
    tx: &mut Tx<'_>,
    id: ExecutionId,
    now: Timestamp,
    status: Status,
    state: &str,
    failure: Option<&Failure>,
) -> Result<(), Error> {
    let sql = "UPDATE workflow_executions SET status = ?, state = ?, error = ?, cause = ?, stopped_at = ? WHERE id = ?";
    let error = failure.map(|failure| failure.error.as_str());
    let cause = failure.map(|failure| failure.cause.as_str());
    tx.execute(sql, &params![status.as_str(), state, error, cause, now, id]).map(drop)
}

/// Sets a stopped execution running again.
pub(crate) fn resume(tx: &mut Tx<'_>, id: ExecutionId) -> Result<(), Error> {
    let sql = "UPDATE workflow_executions SET status = ?, state = NULL, error = NULL, cause = NULL, stopped_at = NULL \
         WHERE id = ?";
    tx.execute(sql, &params![Status::Running.as_str(), id]).map(drop)
}

pub(crate) fn describe(snapshot: &mut Snapshot<'_>, id: ExecutionId) -> Result<Option<Execution>, Error> {
    let sql = "SELECT e.name, e.machine, e.status, e.state, c.state, e.input, e.output, e.error, e.cause, \
         e.started_at, e.stopped_at \
         FROM workflow_executions e LEFT JOIN workflow_cursors c ON c.execution_id = e.id WHERE e.id = ?";
    snapshot.query_opt(sql, &params![id], |row| {
        let Json(input) = row.get(5)?;
        let output: Option<Json<serde_json::Value>> = row.get(6)?;
        Ok(Execution {
            id,
            name: row.get(0)?,
            machine: row.get(1)?,
            status: row.parse(2)?,
            state: state(row, 3, 4)?,
            input,
            output: output.map(|Json(output)| output),
            error: row.get(7)?,
            cause: row.get(8)?,
            started_at: row.get(9)?,
            stopped_at: row.get(10)?,
        })
    })
}

/// Where it ended, else where it is, which is nowhere before the first state.
fn state(row: &Row<'_>, ended: usize, current: usize) -> Result<Option<String>, Error> {
    let ended: Option<String> = row.get(ended)?;
    let current: Option<String> = row.get(current)?;
    Ok(ended.or(current).filter(|state| !state.is_empty()))
}

/// The oldest executions that do not run. Ids are in the order of time (RFC 9562, section 5.7), so that no index on
/// the start is needed to find them.
pub(crate) fn ended_before(
    snapshot: &mut Snapshot<'_>,
    before: Timestamp,
    limit: u32,
) -> Result<Vec<ExecutionId>, Error> {
    let sql = "SELECT id FROM workflow_executions WHERE id < ? AND status <> ? AND started_at < ? ORDER BY id LIMIT ?";
    let millis = u128::try_from(before.micros() / 1_000).unwrap_or(0) + 1;
    let first_after = uuid::Uuid::from_u128(millis << 80);
    let values = params![first_after, Status::Running.as_str(), before, limit];
    snapshot.query(sql, &values, |row| row.get(0))
}

pub(crate) fn forget(tx: &mut Tx<'_>, id: ExecutionId) -> Result<(), Error> {
    tx.execute("DELETE FROM workflow_executions WHERE id = ?", &params![id]).map(drop)
}

const SUMMARY: &str =
    "e.id, e.name, e.machine, e.status, e.state, c.state, e.error, e.started_at, e.stopped_at";

/// The latest first. All but the succeeded ones have cursors, which are few: they are looked for there.
pub(crate) fn list(
    snapshot: &mut Snapshot<'_>,
    filter: &Filter,
    before: Option<ExecutionId>,
    limit: u32,
) -> Result<Vec<Summary>, Error> {
    let has_cursor = filter.status.is_some_and(|status| status != Status::Succeeded);
    let (tables, id) = if has_cursor {
        ("workflow_cursors c JOIN workflow_executions e ON e.id = c.execution_id", "c.execution_id")
    } else {
        ("workflow_executions e LEFT JOIN workflow_cursors c ON c.execution_id = e.id", "e.id")
    };
    let mut sql = format!("SELECT {SUMMARY} FROM {tables} WHERE 1 = 1");
    let mut values = Vec::new();
    if let Some(status) = filter.status {
        sql += " AND e.status = ?";
        values.push(status.as_str().into());
    }
    if let Some(machine) = &filter.machine {
        sql += " AND e.machine = ?";
        values.push(machine.into());
    }
    if let Some(before) = before {
        sql += &format!(" AND {id} < ?");
        values.push(before.into());
    }
    sql += &format!(" ORDER BY {id} DESC LIMIT ?");
    values.push(limit.into());
    snapshot.query(&sql, &values, summary)
}

fn summary(row: &Row<'_>) -> Result<Summary, Error> {
    Ok(Summary {
        id: row.get(0)?,
        name: row.get(1)?,
        machine: row.get(2)?,
        status: row.parse(3)?,
        state: state(row, 4, 5)?,
        error: row.get(6)?,
        started_at: row.get(7)?,
        stopped_at: row.get(8)?,
    })
}
