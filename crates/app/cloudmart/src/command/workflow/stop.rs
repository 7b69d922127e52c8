//! `cloudmart workflow stop` and `redrive`.

use anyhow::Result;
use database::Database;
use primitives::{Clock, ExecutionId};
use serde_json::json;
use workflow::Failure;

use crate::command::{CommonOptions, printing::print_line};

pub async fn stop(database: &Database, id: ExecutionId, options: &CommonOptions) -> Result<()> {
    let now = Clock::system().now();
    let why = Failure { error: "StoppedByHand".to_owned(), cause: String::new() };
    database.write(move |tx| workflow::stop(tx, now, id, &why)).await?;
    say(options, id, "ABORTED", "is stopped")
}

pub async fn redrive(database: &Database, id: ExecutionId, options: &CommonOptions) -> Result<()> {
    let now = Clock::system().now();
    database.write(move |tx| workflow::redrive(tx, now, id)).await?;
    say(options, id, "RUNNING", "goes on where it failed")
}

fn say(options: &CommonOptions, id: ExecutionId, status: &str, words: &str) -> Result<()> {
    if options.is_json() {
        return Ok(print_line(json!({"executionId": id, "status": status}))?);
    }
    Ok(print_line(format_args!("{id} {words}."))?)
}
