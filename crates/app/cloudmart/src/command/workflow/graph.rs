//! `cloudmart workflow graph`: the order workflow as a picture, alone or with what an execution has done.

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use primitives::ExecutionId;
use workflow::{Drawing, Marks};

use crate::{
    command::{CommonOptions, printing::print_line},
    settings::{Part, Settings},
    wiring,
};

/// Draw the order workflow, or an execution with the states it went through.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  cloudmart workflow graph\n  \
    cloudmart workflow graph exe_01kagp7y8dfar9h2mbx62vpa3e --format dot | dot -Tsvg > execution.svg")]
pub struct Graph {
    /// An execution, whose states are marked: passed, failed, or where it is
    id: Option<ExecutionId>,
    /// Who is to draw it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Programs that draw.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Mermaid, as Markdown viewers show it.
    #[default]
    Mermaid,
    /// Graphviz.
    Dot,
}

impl Graph {
    pub async fn run(self, settings: &Settings, options: &CommonOptions) -> Result<()> {
        // The course itself is drawn without a store.
        let Some(id) = self.id else { return self.print(&Drawing::of(&fulfilment::definition()?), options) };
        let database = wiring::open_database(settings, Part::Orders).await?;
        let execution = workflow::describe(&database, id)
            .await?
            .with_context(|| format!("there is no execution {id}"))?;
        let history = workflow::history(&database, id).await?.unwrap_or_default();
        let definition = match workflow::definition_of(&database, id).await? {
            Some(definition) => definition,
            // It has succeeded, and nobody keeps what it ran by: the current course is the best there is.
            None => fulfilment::definition()?,
        };
        let marks = Marks::read(&history, execution.status);
        self.print(&Drawing::marked(&definition, marks), options)
    }

    fn print(&self, drawing: &Drawing<'_>, options: &CommonOptions) -> Result<()> {
        let text = match (options.is_json(), self.format) {
            (true, _) => drawing.json().to_string(),
            (false, Format::Mermaid) => drawing.mermaid(),
            (false, Format::Dot) => drawing.dot(),
        };
        Ok(print_line(text.trim_end())?)
    }
}
