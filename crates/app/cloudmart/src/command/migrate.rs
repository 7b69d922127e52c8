//! `cloudmart migrate`: brings the tables up to date, or says whether they are.

use anyhow::{Result, bail};
use clap::Args;

use super::{CommonOptions, printing::print_line, runtime};
use crate::wiring;

/// Bring the database up to date.
#[derive(Debug, Args)]
pub struct Migrate {
    /// Only say what is missing; fails if something is
    #[arg(long)]
    check: bool,
}

impl Migrate {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        runtime()?.block_on(async {
            let database = wiring::open_database(&settings).await?;
            let all = wiring::migrations();
            if !self.check {
                let applied = database.migrate(&all).await?;
                return Ok(print_line(format_args!("{applied} of {} migrations applied.", all.len()))?);
            }
            match database.pending_migrations(&all).await? {
                0 => print_line(format_args!("The database is up to date ({} migrations).", all.len()))?,
                missing => {
                    bail!("{missing} of {} migrations are missing; run `cloudmart migrate`", all.len())
                }
            }
            Ok(())
        })
    }
}
