//! Packing, while the store goes on. The database is copied first: what it refers to was written before, so that the
//! pictures that are read afterwards are all there, and a mail that is newer than the database is sent once more under
//! the id it has already.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use database::{Database, Options};
use flate2::{Compression, write::GzEncoder};
use primitives::Clock;
use tar::{Builder, EntryType, Header};

use super::{
    manifest::Manifest,
    places::{DATABASE, MAILBOX, MANIFEST, OBJECTS, Places, SECRET},
};
use crate::{
    settings::{Part, Settings},
    wiring,
};

/// Writes everything the store of these settings keeps. Copies of the databases lie in `beside` meanwhile.
///
/// # Errors
/// What cannot be read or written.
pub async fn pack<W: Write + Send + 'static>(
    settings: &Settings,
    beside: &Path,
    to: W,
) -> Result<(Manifest, W)> {
    let places = Places::of(settings)?;
    ensure!(places.database.is_file(), "there is no store in {}", places.data.display());
    let copies = tempfile::tempdir_in(beside).context("making room for a copy of the database")?;
    let database = wiring::open_database(settings, Part::Orders).await?;
    let pending = database.pending_migrations(&wiring::migrations(&Part::ALL)).await?;
    let manifest = Manifest::new(Clock::system().now(), wiring::migrations(&Part::ALL).len() - pending);
    let copy = copies.path().join(DATABASE);
    database.copy_to(copy.clone()).await.context("copying the database")?;
    let mailbox = copies.path().join(MAILBOX);
    if places.mailbox.is_file() {
        let database = Database::open(Options::file(&places.mailbox)).await.context("opening the mailbox")?;
        database.copy_to(mailbox.clone()).await.context("copying the mailbox")?;
    }
    let about = serde_json::to_vec_pretty(&manifest)?;
    let packed = tokio::task::spawn_blocking(move || {
        let mut archive = Archive(Builder::new(GzEncoder::new(to, Compression::fast())));
        archive.add(Path::new(MANIFEST), about.len() as u64, about.as_slice())?;
        archive.add_file(Path::new(SECRET), &places.secret)?;
        archive.add_file(Path::new(DATABASE), &copy)?;
        archive.add_file(Path::new(MAILBOX), &mailbox)?;
        archive.add_folder(Path::new(OBJECTS), &places.objects)?;
        drop(copies);
        archive.0.into_inner()?.finish()
    });
    Ok((manifest, packed.await?.context("writing the archive")?))
}

struct Archive<W: Write>(Builder<GzEncoder<W>>);

impl<W: Write> Archive<W> {
    fn add(&mut self, name: &Path, size: u64, content: impl Read) -> io::Result<()> {
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_mode(0o600);
        header.set_size(size);
        self.0.append_data(&mut header, name, content)
    }

    /// A file that is not there, or is no more, is left out.
    fn add_file(&mut self, name: &Path, path: &Path) -> io::Result<()> {
        let file = match File::open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            opened => opened?,
        };
        let size = file.metadata()?.len();
        self.add(name, size, file.take(size))
    }

    fn add_folder(&mut self, name: &Path, path: &Path) -> io::Result<()> {
        let mut waiting: Vec<(PathBuf, PathBuf)> = vec![(name.to_path_buf(), path.to_path_buf())];
        while let Some((name, path)) = waiting.pop() {
            let entries = match fs::read_dir(&path) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                entries => entries?,
            };
            for entry in entries {
                let entry = entry?;
                let (name, path, kind) = (name.join(entry.file_name()), entry.path(), entry.file_type()?);
                if kind.is_dir() {
                    waiting.push((name, path));
                } else if kind.is_file() {
                    self.add_file(&name, &path)?;
                }
            }
        }
        Ok(())
    }
}
