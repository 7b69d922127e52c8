//! CloudMart: a whole store in one binary. Exit codes: 0 done, 1 failed, 2 wrong usage.

use std::{
    io::{Write, stderr},
    process::ExitCode,
};

use clap::Parser;
use cloudmart::command::Cli;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            fail(&error);
            ExitCode::FAILURE
        }
    }
}

/// The last word of a failed command; whoever was to read it may have gone away.
fn fail(error: &anyhow::Error) {
    let _ = writeln!(stderr(), "cloudmart: {error:#}");
}
