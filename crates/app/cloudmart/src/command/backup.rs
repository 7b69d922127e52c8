//! `cloudmart backup`: everything the store keeps, in one file.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use serde_json::json;

use super::{CommonOptions, new_file::NewFile, printing::print_line, runtime};
use crate::backup;

/// Write everything the store keeps into one file, while it is open.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  cloudmart backup monday.tar.gz\n\n\
    The file holds the accounts and the secret of the store: only its owner may read it, and so it should stay.")]
pub struct Backup {
    /// The file to write
    file: PathBuf,
    /// Write over a file that is there already
    #[arg(long)]
    force: bool,
}

impl Backup {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        let _logs = super::begin_logs(&settings)?;
        let file = NewFile::beside(&self.file, self.force)?;
        let folder = self.file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).to_path_buf();
        let (manifest, file) = runtime()?.block_on(backup::pack(&settings, &folder, file))?;
        let path = file.finish()?;
        let bytes = path.metadata()?.len();
        if options.is_json() {
            return Ok(print_line(json!({"file": path, "bytes": bytes, "made_at": manifest.made_at}))?);
        }
        let (path, megabytes) = (path.display(), bytes.div_ceil(1_000_000));
        Ok(print_line(format_args!("The store as of {} is in {path} ({megabytes} MB).", manifest.made_at))?)
    }
}
