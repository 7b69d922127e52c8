//! The folder of a copy. It knows which files are its own: those of its list, and those of the journal that a copy keeps
//! until its list is written. It touches no other.

use std::{
    collections::BTreeSet,
    fs::{self, File, TryLockError},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};

use super::Report;

/// The files that the last whole copy has written, one a line.
const LIST: &str = ".cloudmart-published";

/// The files that copies have begun to write since.
const JOURNAL: &str = ".cloudmart-publishing";

/// What is being written; it takes its place when it is whole.
const UNFINISHED: &str = ".cloudmart-unfinished";

pub(super) struct Target {
    folder: PathBuf,
    journal: File,
    own: BTreeSet<String>,
    current: BTreeSet<String>,
    report: Report,
}

impl Target {
    /// Takes the folder for one copy.
    pub(super) fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let (list, journal) = (read(&folder.join(LIST))?, read(&folder.join(JOURNAL))?);
        let is_ours = list.is_some() || journal.is_some();
        ensure!(
            is_ours || fs::read_dir(folder)?.next().is_none(),
            "{} has files in it that are no copy of a shop; name an empty folder",
            folder.display()
        );
        let journal_file = File::options().create(true).append(true).open(folder.join(JOURNAL))?;
        match journal_file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!("another copy is being written into {}", folder.display()),
            Err(TryLockError::Error(error)) => return Err(error).context("locking the folder"),
        }
        let own = [list, journal].into_iter().flatten().flat_map(|text| lines(&text)).collect();
        let (current, report) = (BTreeSet::new(), Report::default());
        Ok(Self { folder: folder.to_path_buf(), journal: journal_file, own, current, report })
    }

    /// Makes these the bytes of a file; one that has them already is left alone.
    pub(super) fn write(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let file = self.folder.join(path);
        let same = fs::metadata(&file).is_ok_and(|found| found.len() == bytes.len() as u64)
            && fs::read(&file).is_ok_and(|found| found == bytes);
        self.put(path, same, |unfinished| fs::write(unfinished, bytes))
    }

    /// Makes a file a copy of another one; one of its size is left alone.
    pub(super) fn copy(&mut self, path: &str, from: &Path) -> Result<()> {
        let size = fs::metadata(from)?.len();
        let same = fs::metadata(self.folder.join(path)).is_ok_and(|found| found.len() == size);
        self.put(path, same, |unfinished| fs::copy(from, unfinished).map(drop))
    }

    /// Notes a page that is left to browsers.
    pub(super) const fn count_plain(&mut self) {
        self.report.plain += 1;
    }

    fn put(
        &mut self,
        path: &str,
        same: bool,
        write: impl FnOnce(&Path) -> std::io::Result<()>,
    ) -> Result<()> {
        let file = self.folder.join(path);
        if !self.own.contains(path) {
            ensure!(
                !file.exists(),
                "{} is there and was not written by a copy; move it away",
                file.display()
            );
            // Before the file: whatever a cut-off copy has written is known to be ours.
            self.journal.write_all(format!("{path}\n").as_bytes())?;
        }
        self.current.insert(path.to_owned());
        if same {
            self.report.unchanged += 1;
            return Ok(());
        }
        self.report.written += 1;
        let unfinished = self.folder.join(UNFINISHED);
        let place = || {
            fs::create_dir_all(file.parent().unwrap_or(&self.folder))?;
            write(&unfinished)?;
            fs::rename(&unfinished, &file)
        };
        place().with_context(|| format!("cannot write {}", file.display()))
    }

    /// Removes what is not part of the copy any more, and writes the list.
    pub(super) fn finish(mut self) -> Result<Report> {
        for gone in self.own.difference(&self.current) {
            match fs::remove_file(self.folder.join(gone)) {
                Ok(()) => self.report.removed += 1,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error).with_context(|| format!("cannot remove {gone}")),
            }
            self.remove_empty_folders(gone);
        }
        let list: String = self.current.iter().flat_map(|path| [path.as_str(), "\n"]).collect();
        if read(&self.folder.join(LIST))?.as_ref() != Some(&list) {
            fs::write(self.folder.join(UNFINISHED), list)?;
            fs::rename(self.folder.join(UNFINISHED), self.folder.join(LIST))?;
        }
        fs::remove_file(self.folder.join(JOURNAL))?;
        Ok(self.report)
    }

    /// A folder that still holds something stays.
    fn remove_empty_folders(&self, path: &str) {
        let inner = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
        for folder in inner {
            if fs::remove_dir(self.folder.join(folder)).is_err() {
                return;
            }
        }
    }
}

fn read(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// A line that was cut off names a file that was not begun.
fn lines(text: &str) -> Vec<String> {
    text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')).map(str::to_owned).collect()
}
