//! What happened, one row a move.

use database::{Error, Json, Snapshot, Tx, Value, params};
use primitives::ExecutionId;

use crate::history::Entry;

const TABLE: &str = "workflow_history";
const COLUMNS: &str = "execution_id, first_event, events";

/// The row of these events; `before` is how many there are already.
pub(crate) fn row(id: ExecutionId, before: u32, entries: &[Entry]) -> Result<[Value; 3], Error> {
    // The first event, that of the start, is not stored.
    let first_event = before.saturating_add(2);
    Ok(params![id, first_event, Value::json(&entries)?])
}

pub(crate) fn insert(tx: &mut Tx<'_>, rows: &[[Value; 3]]) -> Result<(), Error> {
    tx.insert_many(TABLE, COLUMNS, rows).map(drop)
}

pub(crate) fn append(tx: &mut Tx<'_>, id: ExecutionId, before: u32, entries: &[Entry]) -> Result<(), Error> {
    let row = row(id, before, entries)?;
    insert(tx, &[row])
}

pub(crate) fn read(snapshot: &mut Snapshot<'_>, id: ExecutionId) -> Result<Vec<Entry>, Error> {
    let mut all = Vec::new();
    let sql = "SELECT events FROM workflow_history WHERE execution_id = ? ORDER BY first_event";
    snapshot.for_each(sql, &params![id], |row| {
        let Json(mut entries): Json<Vec<Entry>> = row.get(0)?;
        all.append(&mut entries);
        Ok(())
    })?;
    Ok(all)
}

pub(crate) fn forget(tx: &mut Tx<'_>, id: ExecutionId) -> Result<(), Error> {
    tx.execute("DELETE FROM workflow_history WHERE execution_id = ?", &params![id]).map(drop)
}
