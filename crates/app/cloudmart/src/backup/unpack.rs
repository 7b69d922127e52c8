//! Unpacking into a folder that is empty: all of it is read and checked beside its place before anything is put there,
//! the database last.

use std::{
    fs::{self, File},
    io::{self, BufReader},
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use database::{Database, Options};
use flate2::read::GzDecoder;
use tar::{Archive, EntryType};

use super::{
    manifest::Manifest,
    places::{DATABASE, MAILBOX, MANIFEST, OBJECTS, Places, SECRET},
};
use crate::{
    settings::{Part, Settings},
    wiring,
};

/// Makes the store of these settings of an archive.
///
/// # Errors
/// When the folder is not empty, or what is wrong with the archive. Nothing is put in place then.
pub async fn restore(settings: &Settings, file: &Path) -> Result<Manifest> {
    let places = Places::of(settings)?;
    refuse_what_is_there(&places)?;
    let archive = File::open(file).with_context(|| format!("cannot open {}", file.display()))?;
    fs::create_dir_all(&places.data).with_context(|| format!("cannot make {}", places.data.display()))?;
    let beside = tempfile::Builder::new().prefix(".restore-").tempdir_in(&places.data)?;
    let folder = beside.path().to_path_buf();
    let unpacked = tokio::task::spawn_blocking(move || unpack(archive, &folder));
    unpacked.await?.with_context(|| format!("{} is no whole backup", file.display()))?;
    let manifest = check(beside.path()).await?;
    place(beside.path(), &places)?;
    Ok(manifest)
}

fn refuse_what_is_there(places: &Places) -> Result<()> {
    let is_empty = match fs::read_dir(&places.data) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(error).with_context(|| places.data.display().to_string()),
    };
    ensure!(
        is_empty,
        "{} is not empty; restore into a new folder with --data-dir, or move this one away",
        places.data.display()
    );
    for file in [&places.database, &places.mailbox] {
        ensure!(!file.exists(), "{} is there already; move it away", file.display());
    }
    Ok(())
}

fn unpack(archive: File, folder: &Path) -> Result<()> {
    let mut archive = Archive::new(GzDecoder::new(BufReader::new(archive)));
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.into_owned();
        ensure!(
            entry.header().entry_type() == EntryType::Regular && is_ours(&name),
            "it contains {}, which no backup has",
            name.display()
        );
        let path = folder.join(&name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        let mut file = private(&path)?;
        io::copy(&mut entry, &mut file)?;
        file.sync_all()?;
    }
    Ok(())
}

/// A backup has these entries and no others; none of them leads out of the folder.
fn is_ours(name: &Path) -> bool {
    let is_known = [MANIFEST, DATABASE, MAILBOX, SECRET].iter().any(|known| name == Path::new(known));
    let is_inside = name.components().all(|part| matches!(part, Component::Normal(_)));
    is_inside && (is_known || name.starts_with(OBJECTS))
}

/// A new file that only its owner may read.
fn private(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().write(true).create_new(true).mode(0o600).open(path)
}

async fn check(folder: &Path) -> Result<Manifest> {
    let text = fs::read(folder.join(MANIFEST)).context("the archive has no manifest")?;
    let manifest: Manifest = serde_json::from_slice(&text).context("the manifest is not as expected")?;
    manifest.check(wiring::migrations(&Part::ALL).len())?;
    ensure!(folder.join(SECRET).is_file(), "the archive has no secret");
    for name in [DATABASE, MAILBOX].map(|name| folder.join(name)) {
        if name.ends_with(DATABASE) || name.is_file() {
            sound(&name).await?;
        }
    }
    Ok(manifest)
}

async fn sound(path: &Path) -> Result<()> {
    ensure!(path.is_file(), "the archive has no database");
    let database = Database::open(Options::file(path)).await?;
    let findings = database.check_integrity().await?;
    database.close(std::time::Duration::from_secs(60)).await?;
    if let Some(finding) = findings.first() {
        bail!("{} is damaged: {finding}", path.file_name().unwrap_or_default().display());
    }
    Ok(())
}

fn place(from: &Path, to: &Places) -> Result<()> {
    let all: [(PathBuf, &PathBuf); 4] = [
        (from.join(OBJECTS), &to.objects),
        (from.join(SECRET), &to.secret),
        (from.join(MAILBOX), &to.mailbox),
        // Last: a folder with a database is a store.
        (from.join(DATABASE), &to.database),
    ];
    for (from, to) in all.iter().filter(|(from, _)| from.exists()) {
        fs::create_dir_all(to.parent().unwrap_or(Path::new(".")))
            .with_context(|| to.display().to_string())?;
        put(from, to).with_context(|| format!("cannot write {}", to.display()))?;
    }
    Ok(File::open(&to.data)?.sync_all()?)
}

/// A database that lies on another disk is copied there.
fn put(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices && from.is_file() => {
            fs::copy(from, to).map(drop)
        }
        moved => moved,
    }
}
