//! Writing where an execution has come to, if it is still held.

use database::{Error, Json, Tx, Value, params};
use primitives::{ExecutionId, Timestamp};

use super::super::{EngineId, Run};
use crate::callback::Callback;

/// Writes the cursor and changes its fence; `owner` holds it until `due_at`. `false` when somebody else has moved it:
/// then nothing may be written at all.
pub(crate) fn save(
    tx: &mut Tx<'_>,
    run: &mut Run,
    owner: Option<EngineId>,
    due_at: Option<Timestamp>,
) -> Result<bool, Error> {
    let cursor = &run.cursor;
    let retries = if cursor.retries.is_empty() { Value::Null } else { Value::json(&cursor.retries)? };
    let set = params![
        cursor.definition.as_deref(),
        &cursor.state,
        cursor.phase.as_str(),
        Value::json(&cursor.data)?,
        cursor.visit,
        retries,
        cursor.entered_at,
        cursor.token.as_deref(),
        cursor.expires_at,
        cursor.heartbeat,
        cursor.events,
        due_at,
        owner,
        run.id(),
        cursor.fence,
    ];
    let sql = "UPDATE workflow_cursors SET definition = ?, state = ?, phase = ?, data = ?, visit = ?, retries = ?, \
         entered_at = ?, token = ?, callback = NULL, expires_at = ?, heartbeat = ?, events = ?, due_at = ?, owner = ?, \
         fence = fence + 1 WHERE execution_id = ? AND fence = ?";
    let is_held = tx.execute(sql, &set)? == 1;
    run.cursor.fence += 1;
    Ok(is_held)
}

/// Removes the cursor of an execution that has succeeded; `false` when somebody else has moved it.
pub(crate) fn remove(tx: &mut Tx<'_>, id: ExecutionId, fence: i64) -> Result<bool, Error> {
    let sql = "DELETE FROM workflow_cursors WHERE execution_id = ? AND fence = ?";
    tx.execute(sql, &params![id, fence]).map(|matched| matched == 1)
}

/// The answer that came while its task was still performed.
pub(crate) fn callback(tx: &mut Tx<'_>, id: ExecutionId, fence: i64) -> Result<Option<Callback>, Error> {
    let sql = "SELECT callback FROM workflow_cursors WHERE execution_id = ? AND fence = ?";
    let found = tx.query_opt(sql, &params![id, fence], |row| row.get::<Option<Json<Callback>>>(0))?;
    Ok(found.flatten().map(|Json(callback)| callback))
}
