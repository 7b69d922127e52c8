//! The benchmark of the whole store. It starts the release binary on a folder of its own, sends load from this
//! process on the same machine, and prints one table with its conditions. Nothing here is a test: no figure fails.
#![expect(clippy::print_stdout, reason = "the figures are the output")]

mod bare;
mod catalogue;
mod client;
mod figures;
mod scenario;
mod shop;

use std::{path::PathBuf, time::Duration};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

use crate::{figures::Table, shop::Shop};

/// Measures a CloudMart binary.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the scenarios and print their figures.
    Run(Run),
    /// Answer every request with the bytes of a file, by an axum handler that does nothing else (the yardstick).
    Bare {
        /// The file.
        file: PathBuf,
        /// Where to listen.
        listen: String,
    },
}

/// What to measure, and how long.
#[derive(Parser, Clone)]
struct Run {
    /// The release binary.
    #[arg(long, default_value = "target/release/cloudmart")]
    binary: PathBuf,
    /// Which scenarios: start, reads, purchases, memory, large.
    #[arg(long, value_delimiter = ',', default_value = "start,reads,purchases,memory,large")]
    only: Vec<String>,
    /// Seconds of each measurement, after a fifth of that as warm-up.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Connections.
    #[arg(long, default_value_t = 64)]
    clients: usize,
    /// Products of the large catalogue.
    #[arg(long, default_value_t = 100_000)]
    products: usize,
}

impl Run {
    fn time(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    match Arguments::parse().command {
        Command::Run(run) => runtime.block_on(measure(&run)),
        Command::Bare { file, listen } => runtime.block_on(bare::serve(&file, &listen)),
    }
}

async fn measure(run: &Run) -> Result<()> {
    println!("{}", figures::conditions(run.clients, run.seconds));
    let mut table = Table::default();
    for name in &run.only {
        let outcome = match name.as_str() {
            "start" => scenario::start::measure(run, &mut table).await,
            "reads" => scenario::reads::measure(run, &mut table, None).await,
            "large" => scenario::reads::measure(run, &mut table, Some(run.products)).await,
            "purchases" => scenario::purchases::measure(run, &mut table).await,
            "memory" => scenario::memory::measure(run, &mut table).await,
            other => anyhow::bail!(
                "there is no scenario `{other}`; choose from start, reads, purchases, memory, large"
            ),
        };
        outcome.with_context(|| format!("scenario {name}"))?;
    }
    println!("\n{table}");
    Ok(())
}
