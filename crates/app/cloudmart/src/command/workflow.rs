//! `cloudmart workflow …`: starting executions, looking at them, stopping them and setting them going again.

mod graph;
mod list;
mod show;
mod start;
mod stop;

use anyhow::Result;
use clap::Subcommand;
use primitives::ExecutionId;

use super::{CommonOptions, runtime};
use crate::{settings::Part, wiring};

/// Look at workflow executions.
#[derive(Debug, Subcommand)]
pub enum Workflow {
    /// List executions, the latest first
    List(list::List),
    /// Show an execution and what it went through
    Show {
        /// Its id
        id: ExecutionId,
    },
    /// Start the order workflow, as `POST /workflow/start` does
    Start(start::Start),
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
    /// Draw the order workflow, or an execution with the states it went through
    Graph(graph::Graph),
}

impl Workflow {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        let database = || wiring::open_database(&settings, Part::Orders);
        runtime()?.block_on(async {
            match self {
                Self::List(command) => command.run(&database().await?, options).await,
                Self::Show { id } => show::run(&database().await?, id).await,
                Self::Start(command) => command.run(settings.clone(), options).await,
                Self::Stop { id } => stop::stop(&database().await?, id, options).await,
                Self::Redrive { id } => stop::redrive(&database().await?, id, options).await,
                Self::Graph(command) => command.run(&settings, options).await,
            }
        })
    }
}
