//! `cloudmart restore`: a store made of a backup.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use serde_json::json;

use super::{CommonOptions, printing::print_line, runtime};
use crate::backup;

/// Make a store of a backup.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  cloudmart restore monday.tar.gz --data-dir ./restored")]
pub struct Restore {
    /// The backup
    file: PathBuf,
}

impl Restore {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        let _logs = super::begin_logs(&settings)?;
        let manifest = runtime()?.block_on(backup::restore(&settings, &self.file))?;
        let folder = settings.data_dir();
        if options.is_json() {
            return Ok(print_line(json!({"data_dir": folder, "made_at": manifest.made_at}))?);
        }
        let folder = folder.display();
        Ok(print_line(format_args!(
            "The store as of {} is in {folder}; `cloudmart serve` opens it.",
            manifest.made_at
        ))?)
    }
}
