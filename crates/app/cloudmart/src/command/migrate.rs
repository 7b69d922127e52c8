//! `cloudmart migrate`: brings the tables up to date, or says whether they are.

use anyhow::{Result, bail};
use clap::Args;

use super::{CommonOptions, printing::print_line, runtime};
use crate::wiring::Databases;

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
            let databases = Databases::open(&settings).await?;
            let (missing, all) = databases.pending_migrations().await?;
            if !self.check {
                let applied = databases.migrate().await?;
                return Ok(print_line(format_args!("{applied} of {all} migrations applied."))?);
            }
            match missing {
                0 => print_line(format_args!("The database is up to date ({all} migrations)."))?,
                missing => bail!("{missing} of {all} migrations are missing; run `cloudmart migrate`"),
            }
            Ok(())
        })
    }
}
