//! The definitions that executions were started with.

use database::{Error, Snapshot, Tx, Value, params};
use primitives::ExecutionId;

use crate::definition::Machine;

pub(crate) fn keep(tx: &mut Tx<'_>, fingerprint: &str, machine: &Machine) -> Result<(), Error> {
    let document = Value::Json(machine.definition.document().to_string());
    tx.insert_if_absent(
        "workflow_definitions",
        &["fingerprint"],
        &["fingerprint", "machine", "document"],
        &params![fingerprint, &machine.name, document],
    )
    .map(drop)
}

pub(crate) fn read(snapshot: &mut Snapshot<'_>, fingerprint: &str) -> Result<Option<String>, Error> {
    let sql = "SELECT document FROM workflow_definitions WHERE fingerprint = ?";
    snapshot.query_opt(sql, &params![fingerprint], |row| row.get(0))
}

pub(crate) fn of_execution(snapshot: &mut Snapshot<'_>, id: ExecutionId) -> Result<Option<String>, Error> {
    let sql = "SELECT d.document FROM workflow_cursors c JOIN workflow_definitions d ON d.fingerprint = c.definition \
               WHERE c.execution_id = ?";
    snapshot.query_opt(sql, &params![id], |row| row.get(0))
}
