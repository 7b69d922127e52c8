//! Reading executions.

use database::{Database, Error};
use primitives::ExecutionId;

use crate::{
    Definition,
    execution::{Execution, Filter, Summary},
    store,
};

/// The execution as it is now.
///
/// # Errors
/// What the database says.
pub async fn describe(database: &Database, id: ExecutionId) -> Result<Option<Execution>, Error> {
    database.read(|snapshot| store::executions::describe(snapshot, id)).await
}

/// The execution of that machine that was started by that name.
///
/// # Errors
/// What the database says.
pub async fn find(database: &Database, machine: &str, name: &str) -> Result<Option<ExecutionId>, Error> {
    database.read(|snapshot| store::executions::find(snapshot, machine, name)).await
}

/// At most `limit` executions, the latest first; the next page starts `before` the last one's id.
///
/// # Errors
/// What the database says.
pub async fn list(
    database: &Database,
    filter: Filter,
    before: Option<ExecutionId>,
    limit: u32,
) -> Result<Vec<Summary>, Error> {
    database.scan(move |snapshot| store::executions::list(snapshot, &filter, before, limit)).await
}

/// The definition that an execution runs by; `None` once it has succeeded, or when this program cannot read it.
///
/// # Errors
/// What the database says.
pub async fn definition_of(database: &Database, id: ExecutionId) -> Result<Option<Definition>, Error> {
    let text = database.read(|snapshot| store::definitions::of_execution(snapshot, id)).await?;
    Ok(text.and_then(|text| Definition::parse(&text).ok()))
}
