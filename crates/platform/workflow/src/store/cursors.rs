//! Where executions are. Whoever moves one must hold its fence, and changes it.

mod claim;
mod lease;
mod save;

use database::{Error, Row, Snapshot, Tx, Value, params};
use primitives::{ExecutionId, Timestamp};

pub(crate) use self::{
    claim::{due, next_due},
    lease::{free_all, hand_back, renew},
    save::{callback, remove, save},
};
use super::Phase;

/// The cursor of a new execution: nobody has looked at its machine yet.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: ExecutionId,
    machine: &str,
    input: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "INSERT INTO workflow_cursors \
         (execution_id, machine, state, phase, data, visit, entered_at, timed_from, events, due_at, fence) \
         VALUES (?, ?, '', ?, ?, 0, ?, ?, 0, ?, 0)";
    let data = Value::Json(input.to_owned());
    tx.execute(sql, &params![id, machine, Phase::Enter.as_str(), data, now, now, now]).map(drop)
}

/// Where an execution is, for those who do not move it.
#[derive(Debug)]
pub(crate) struct Place {
    pub state: String,
    pub phase: Phase,
    pub events: u32,
}

pub(crate) fn place(snapshot: &mut Snapshot<'_>, id: ExecutionId) -> Result<Option<Place>, Error> {
    let sql = "SELECT state, phase, events FROM workflow_cursors WHERE execution_id = ?";
    let place = |row: &Row<'_>| Ok(Place { state: row.get(0)?, phase: row.parse(1)?, events: row.get(2)? });
    snapshot.query_opt(sql, &params![id], place)
}

/// Takes it from whoever holds it, and lets nobody take it up.
pub(crate) fn park(tx: &mut Tx<'_>, id: ExecutionId) -> Result<(), Error> {
    let sql = "UPDATE workflow_cursors SET due_at = NULL, owner = NULL, token = NULL, callback = NULL, fence = fence + 1 \
         WHERE execution_id = ?";
    tx.execute(sql, &params![id]).map(drop)
}

/// Lets a parked one be taken up, with all its retries and time.
pub(crate) fn unpark(tx: &mut Tx<'_>, id: ExecutionId, now: Timestamp, phase: Phase) -> Result<(), Error> {
    let sql = "UPDATE workflow_cursors SET due_at = ?, timed_from = ?, phase = ?, retries = NULL, expires_at = NULL, fence = fence + 1 \
         WHERE execution_id = ?";
    tx.execute(sql, &params![now, now, phase.as_str(), id]).map(drop)
}

pub(crate) fn count_events(tx: &mut Tx<'_>, id: ExecutionId, more: u32) -> Result<(), Error> {
    let sql = "UPDATE workflow_cursors SET events = events + ? WHERE execution_id = ?";
    tx.execute(sql, &params![more, id]).map(drop)
}

/// Leaves an answer for the holder of `token`; it is due at once unless somebody still performs the task. Tells
/// whether anything waited for it.
pub(crate) fn answer(
    tx: &mut Tx<'_>,
    id: ExecutionId,
    token: &str,
    callback: Value,
    now: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE workflow_cursors SET callback = ?, due_at = CASE WHEN owner IS NULL THEN ? ELSE due_at END \
         WHERE execution_id = ? AND token = ? AND callback IS NULL";
    tx.execute(sql, &params![callback, now, id, token]).map(|matched| matched == 1)
}

/// Starts the longest silence of a task again. Tells whether it is waited for.
pub(crate) fn beat(tx: &mut Tx<'_>, id: ExecutionId, token: &str, now: Timestamp) -> Result<bool, Error> {
    const WAITS: &str = "execution_id = ? AND token = ? AND callback IS NULL";
    let sql = format!("SELECT phase, heartbeat, expires_at FROM workflow_cursors WHERE {WAITS}");
    let found = tx.query_opt(&sql, &params![id, token], |row| {
        let phase: Phase = row.parse(0)?;
        Ok((phase, row.get::<Option<i64>>(1)?, row.get::<Option<Timestamp>>(2)?))
    })?;
    let Some((phase, heartbeat, expires_at)) = found else { return Ok(false) };
    if let (Phase::Callback, Some(heartbeat)) = (phase, heartbeat) {
        let silent_until = Timestamp::from_micros(now.micros().saturating_add(heartbeat));
        let due_at = expires_at.map_or(silent_until, |expires_at| expires_at.min(silent_until));
        let sql = format!("UPDATE workflow_cursors SET due_at = ? WHERE {WAITS}");
        tx.execute(&sql, &params![due_at, id, token])?;
    }
    Ok(true)
}

pub(crate) fn forget(tx: &mut Tx<'_>, id: ExecutionId) -> Result<(), Error> {
    tx.execute("DELETE FROM workflow_cursors WHERE execution_id = ?", &params![id]).map(drop)
}
