//! Chores of the repository: `cargo xtask tidy` holds the code to its structure, `cargo xtask openapi` writes the API
//! description from the code, `cargo xtask with-servers` runs a command with database servers of its own.
#![expect(clippy::print_stdout, reason = "a command line tool")]

mod interrupt;
mod openapi;
mod tidy;
mod with_servers;

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result};
use clap::Parser;

/// Chores of the repository.
#[derive(Parser)]
enum Chore {
    /// Check layers, file names, module docs and where SQL lives.
    Tidy,
    /// Write openapi/cloudmart.json from the code, or with --check say whether it is current.
    Openapi {
        /// Only compare.
        #[arg(long)]
        check: bool,
    },
    /// Run a command with private PostgreSQL, MariaDB and Redis servers, whose addresses it finds in CLOUDMART_TEST_POSTGRES,
    /// CLOUDMART_TEST_POSTGRES_REPLICA, CLOUDMART_TEST_MYSQL and CLOUDMART_TEST_REDIS.
    WithServers(with_servers::WithServers),
}

fn main() -> Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the repository")?;
    match Chore::parse() {
        Chore::Tidy => tidy::run(root)?,
        Chore::Openapi { check } => openapi::run(root, check)?,
        Chore::WithServers(request) => return with_servers::run(root, &request),
    }
    Ok(ExitCode::SUCCESS)
}
