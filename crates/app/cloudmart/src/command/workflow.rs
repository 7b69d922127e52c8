//! `cloudmart workflow …`: looking at executions and setting them going again.

use anyhow::{Context, Result};
use clap::Subcommand;
use comfy_table::{Table, presets::UTF8_HORIZONTAL_ONLY};
use primitives::ExecutionId;
use workflow::{Failure, Filter, Status, Summary};

use super::{CommonOptions, runtime};
use crate::wiring;

/// Look at workflow executions.
#[derive(Debug, Subcommand)]
pub enum Workflow {
    /// List executions, the latest first
    List {
        /// Only those with this status: RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED
        #[arg(long)]
        status: Option<String>,
        /// How many
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Show an execution and what it went through
    Show {
        /// Its id
        id: ExecutionId,
    },
    /// Stop a running execution where it is
    Stop {
        /// Its id
        id: ExecutionId,
    },
    /// Let a failed execution go on from the state that failed
    Redrive {
        /// Its id
        id: ExecutionId,
    },
}

impl Workflow {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        runtime()?.block_on(async {
            let database = wiring::open_database(&settings).await?;
            match self {
                Self::List { status, limit } => list(&database, status, limit, options.is_json()).await,
                Self::Show { id } => show(&database, id).await,
                Self::Stop { id } => stop(&database, id).await,
                Self::Redrive { id } => redrive(&database, id).await,
            }
        })
    }
}

#[expect(clippy::print_stdout, reason = "the output of the command")]
async fn list(database: &database::Database, status: Option<String>, limit: u32, json: bool) -> Result<()> {
    let status = status.map(|text| text.parse::<Status>().context("--status")).transpose()?;
    let found =
        workflow::list(database, Filter { status, machine: None }, None, limit.clamp(1, 1000)).await?;
    if json {
        println!("{}", serde_json::to_string(&found)?);
        return Ok(());
    }
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_header(["execution", "name", "status", "state", "started"]);
    table.add_rows(found.iter().map(row));
    println!("{table}");
    Ok(())
}

fn row(summary: &Summary) -> [String; 5] {
    [
        summary.id.to_string(),
        summary.name.clone(),
        summary.status.as_str().to_owned(),
        summary.state.clone().unwrap_or_default(),
        summary.started_at.to_string(),
    ]
}

#[expect(clippy::print_stdout, reason = "the output of the command")]
async fn show(database: &database::Database, id: ExecutionId) -> Result<()> {
    let execution =
        workflow::describe(database, id).await?.with_context(|| format!("there is no execution {id}"))?;
    let history = workflow::history(database, id).await?.unwrap_or_default();
    let shown = serde_json::json!({"execution": execution, "history": history});
    println!("{}", serde_json::to_string_pretty(&fulfilment::without_token(shown))?);
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the output of the command")]
async fn stop(database: &database::Database, id: ExecutionId) -> Result<()> {
    let now = primitives::Clock::system().now();
    database
        .write(move |tx| {
            workflow::stop(tx, now, id, &Failure { error: "StoppedByHand".to_owned(), cause: String::new() })
        })
        .await?;
    println!("{id} is stopped.");
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the output of the command")]
async fn redrive(database: &database::Database, id: ExecutionId) -> Result<()> {
    let now = primitives::Clock::system().now();
    database.write(move |tx| workflow::redrive(tx, now, id)).await?;
    println!("{id} goes on where it failed.");
    Ok(())
}
