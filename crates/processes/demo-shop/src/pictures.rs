//! Pictures on disk, named after their content, so that browsers may keep them for ever.

use std::{collections::HashMap, fs, io, path::Path};

use primitives::Text;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::DemoError;

#[derive(RustEmbed)]
#[folder = "catalogue/pictures"]
struct Pictures;

/// The addresses of the pictures in this shop, by the names of their files.
pub type Addresses = HashMap<String, Text<1, 512>>;

/// Writes the pictures that are not in `folder` yet.
pub fn publish(folder: &Path) -> Result<Addresses, DemoError> {
    fs::create_dir_all(folder).map_err(|source| DemoError::Picture { path: folder.to_owned(), source })?;
    Pictures::iter().map(|file| Ok((file.to_string(), publish_one(&file, folder)?))).collect()
}

fn publish_one(file: &str, folder: &Path) -> Result<Text<1, 512>, DemoError> {
    let faulty = || DemoError::Catalogue(format!("picture {file} cannot be read"));
    let picture = Pictures::get(file).ok_or_else(faulty)?;
    let name = hashed_name(file, &picture);
    let path = folder.join(&name);
    if !is_there(&path, picture.data.len()) {
        write_whole(&path, &picture.data).map_err(|source| DemoError::Picture { path, source })?;
    }
    format!("/media/{name}").parse().map_err(|_| faulty())
}

/// `mug.jpg` → `mug.1f2e3d4c.jpg`.
fn hashed_name(file: &str, picture: &EmbeddedFile) -> String {
    let hash = picture.metadata.sha256_hash();
    let hash: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{file}.{hash}"),
    }
}

/// A power failure may leave a file without its content.
fn is_there(path: &Path, size: usize) -> bool {
    fs::metadata(path).is_ok_and(|found| found.len() == size as u64)
}

/// Nobody sees half a picture: it is written beside its place and moved there.
fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let beside = path.with_extension(format!("{}.part", std::process::id()));
    fs::write(&beside, content)?;
    fs::rename(beside, path)
}
