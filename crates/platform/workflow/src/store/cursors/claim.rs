//! Looking for what is due: what waits, and what a holder has let the lease run out of.

use std::sync::Arc;

use database::{Error, Json, Row, Snapshot, Tx, Value, params};
use primitives::Timestamp;

use super::super::{Cursor, Head, Run};

/// When the next execution of these machines is due.
pub(crate) fn next_due(snapshot: &mut Snapshot<'_>, machines: &[String]) -> Result<Option<Timestamp>, Error> {
    let sql = "SELECT due_at FROM workflow_cursors WHERE machine = ? AND due_at >= ? ORDER BY due_at LIMIT 1";
    let mut next: Option<Timestamp> = None;
    for machine in machines {
        let due = snapshot.query_opt(sql, &params![machine, i64::MIN], |row| row.get(0))?;
        next = [next, due].into_iter().flatten().min();
    }
    Ok(next)
}

/// At most `limit` due executions of a machine. Nobody holds them until their cursors are saved.
pub(crate) fn due(tx: &mut Tx<'_>, machine: &str, now: Timestamp, limit: usize) -> Result<Vec<Run>, Error> {
    let sql = format!(
        "SELECT c.execution_id, c.definition, c.state, c.phase, c.data, c.visit, c.retries, c.entered_at, c.token, \
         c.callback, c.expires_at, c.heartbeat, c.events, c.fence, c.timed_from, e.machine, e.name, e.started_at, e.input \
         FROM workflow_cursors c JOIN workflow_executions e ON e.id = c.execution_id \
         WHERE c.machine = ? AND c.due_at <= ? ORDER BY c.due_at LIMIT ?{}",
        tx.for_update()
    );
    tx.query(&sql, &params![machine, now, Value::Int(limit as i64)], run)
}

fn run(row: &Row<'_>) -> Result<Run, Error> {
    let Json(data) = row.get(4)?;
    let retries: Option<Json<Vec<u32>>> = row.get(6)?;
    let callback: Option<Json<_>> = row.get(9)?;
    let cursor = Cursor {
        definition: row.get(1)?,
        state: row.get(2)?,
        phase: row.parse(3)?,
        data,
        visit: row.get(5)?,
        retries: retries.map(|Json(retries)| retries).unwrap_or_default(),
        entered_at: row.get(7)?,
        token: row.get(8)?,
        callback: callback.map(|Json(callback)| callback),
        expires_at: row.get(10)?,
        heartbeat: row.get(11)?,
        events: row.get(12)?,
        fence: row.get(13)?,
        timed_from: row.get(14)?,
    };
    let execution = Head {
        id: row.get(0)?,
        machine: row.get(15)?,
        name: row.get(16)?,
        started_at: row.get(17)?,
        input: row.get(18)?,
    };
    Ok(Run { execution: Arc::new(execution), cursor })
}
