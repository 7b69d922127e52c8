//! Chores of the repository: `cargo xtask tidy` holds the code to its structure, `cargo xtask openapi` writes the API
//! description from the code.
#![expect(clippy::print_stdout, reason = "a command line tool")]

mod openapi;
mod tidy;

use std::path::Path;

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
}

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the repository")?;
    match Chore::parse() {
        Chore::Tidy => tidy::run(root),
        Chore::Openapi { check } => openapi::run(root, check),
    }
}
