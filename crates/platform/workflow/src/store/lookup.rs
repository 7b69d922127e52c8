//! Executions by name, and the tokens they wait for.

use database::{Error, Snapshot, in_list, params};
use primitives::ExecutionId;

use crate::Status;

pub(crate) fn by_name(
    snapshot: &mut Snapshot<'_>,
    machine: &str,
    name: &str,
) -> Result<Option<(ExecutionId, Status)>, Error> {
    let sql = "SELECT id, status FROM workflow_executions WHERE machine = ? AND name = ?";
    snapshot.query_opt(sql, &params![machine, name], |row| Ok((row.get(0)?, row.parse(1)?)))
}

pub(crate) fn by_names(
    snapshot: &mut Snapshot<'_>,
    machine: &str,
    names: &[String],
) -> Result<Vec<(String, ExecutionId)>, Error> {
    let (list, mut bound) = in_list(names);
    let sql = format!("SELECT name, id FROM workflow_executions WHERE machine = ? AND name IN ({list})");
    let mut values = params![machine].to_vec();
    values.append(&mut bound);
    snapshot.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn pending_token(snapshot: &mut Snapshot<'_>, id: ExecutionId) -> Result<Option<String>, Error> {
    let sql = "SELECT token FROM workflow_cursors WHERE execution_id = ? AND token IS NOT NULL AND callback IS NULL";
    snapshot.query_opt(sql, &params![id], |row| row.get(0))
}
