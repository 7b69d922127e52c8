//! `cloudmart workflow start`: what `POST /workflow/start` does, for whoever has the machine.

use std::{
    fs::File,
    io::{Read, stdin},
    path::PathBuf,
};

use anyhow::{Context, Result, bail};
use clap::Args;
use fulfilment::StartWorkflow;

use crate::{
    command::{CommonOptions, printing::print_line},
    settings::Settings,
    wiring,
};

/// The most that is read; what the API takes.
const MAX_INPUT: u64 = 1024 * 1024;

/// Start the order workflow, as `POST /workflow/start` does.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  cloudmart workflow start workflows/test-data/order-success.json\n\
    \nThe running store takes the order up; starting the same orderId again starts nothing.")]
pub struct Start {
    /// A file with the order in JSON, as the API takes it; `-` reads standard input
    input: PathBuf,
}

impl Start {
    pub async fn run(self, settings: Settings, options: &CommonOptions) -> Result<()> {
        let text = self.read().with_context(|| format!("cannot read {}", self.input.display()))?;
        let wanted: StartWorkflow = serde_json::from_str(&text).context("the order is not as expected")?;
        let shop = wiring::open_for_command(settings).await?;
        let started = match fulfilment::begin(&shop.fulfilment, wanted).await {
            Ok(started) => started,
            Err(problem) => bail!("{}", problem.detail),
        };
        if options.is_json() {
            return Ok(print_line(serde_json::to_string(&started)?)?);
        }
        Ok(print_line(format_args!("{} is {}.", started.execution_id, started.status))?)
    }

    fn read(&self) -> std::io::Result<String> {
        let mut text = String::new();
        if self.input.as_os_str() == "-" {
            stdin().lock().take(MAX_INPUT).read_to_string(&mut text)?;
        } else {
            File::open(&self.input)?.take(MAX_INPUT).read_to_string(&mut text)?;
        }
        Ok(text)
    }
}
