//! `cloudmart workflow show`.

use anyhow::{Context, Result};
use database::Database;
use primitives::ExecutionId;
use serde_json::json;

use crate::command::printing::print_line;

pub async fn run(database: &Database, id: ExecutionId) -> Result<()> {
    let execution =
        workflow::describe(database, id).await?.with_context(|| format!("there is no execution {id}"))?;
    let history = workflow::history(database, id).await?.unwrap_or_default();
    let shown = fulfilment::without_token(json!({"execution": execution, "history": history}));
    Ok(print_line(serde_json::to_string_pretty(&shown)?)?)
}
