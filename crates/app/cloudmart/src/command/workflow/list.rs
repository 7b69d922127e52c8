//! `cloudmart workflow list`.

use anyhow::{Context, Result};
use clap::Args;
use comfy_table::{Table, presets::UTF8_HORIZONTAL_ONLY};
use database::Database;
use workflow::{Filter, Status, Summary};

use crate::command::{CommonOptions, printing::print_line};

/// List executions, the latest first.
#[derive(Debug, Args)]
pub struct List {
    /// Only those with this status: RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED
    #[arg(long)]
    status: Option<String>,
    /// How many
    #[arg(long, default_value_t = 50)]
    limit: u32,
}

impl List {
    pub async fn run(self, database: &Database, options: &CommonOptions) -> Result<()> {
        let status = self.status.map(|text| text.parse::<Status>().context("--status")).transpose()?;
        let filter = Filter { status, machine: None };
        let found = workflow::list(database, filter, None, self.limit.clamp(1, 1000)).await?;
        if options.is_json() {
            return Ok(print_line(serde_json::to_string(&found)?)?);
        }
        let mut table = Table::new();
        table.load_style(UTF8_HORIZONTAL_ONLY).set_header([
            "execution",
            "name",
            "status",
            "state",
            "started",
        ]);
        table.add_rows(found.iter().map(row));
        Ok(print_line(table)?)
    }
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
