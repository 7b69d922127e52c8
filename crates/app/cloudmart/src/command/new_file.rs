//! A file that is there when it is whole: written beside its place and moved there. Only its owner may read it, since
//! customers are in it.

use std::{
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use indicatif::{ProgressBar, ProgressStyle};
use tempfile::NamedTempFile;

/// A file on its way.
pub struct NewFile {
    path: PathBuf,
    force: bool,
    to: BufWriter<NamedTempFile>,
    spinner: ProgressBar,
}

impl NewFile {
    pub fn beside(path: &Path, force: bool) -> Result<Self> {
        let is_free = force || !path.try_exists().with_context(|| path.display().to_string())?;
        ensure!(is_free, "{} exists already; --force writes over it", path.display());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let beside = NamedTempFile::new_in(folder);
        let beside = beside.with_context(|| format!("cannot write to the folder {}", folder.display()))?;
        Ok(Self { path: path.to_path_buf(), force, to: BufWriter::new(beside), spinner: spinner() })
    }

    /// What shows how far it is.
    pub fn spinner(&self) -> ProgressBar {
        self.spinner.clone()
    }

    /// Puts the file in its place.
    pub fn finish(self) -> Result<PathBuf> {
        self.spinner.finish_and_clear();
        let about = || format!("cannot write {}", self.path.display());
        let beside = self.to.into_inner().map_err(io::IntoInnerError::into_error).with_context(about)?;
        beside.as_file().sync_all().with_context(about)?;
        let placed =
            if self.force { beside.persist(&self.path) } else { beside.persist_noclobber(&self.path) };
        placed.map_err(|error| error.error).with_context(about)?;
        Ok(self.path)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Says how many there are so far.
pub fn told(spinner: &ProgressBar, count: u64, what: &str) {
    spinner.set_message(format!("{count} {what}"));
    spinner.tick();
}

/// Nothing is drawn where nobody watches.
fn spinner() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {msg}  {elapsed}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
