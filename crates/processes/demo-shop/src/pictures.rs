//! Pictures and their smaller copies on disk, named after their content, so that browsers may keep them for ever.

use std::{borrow::Cow, collections::HashMap, fs, io, path::Path};

use catalog::PictureUrl;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::{DemoError, program::Program};

#[derive(RustEmbed)]
#[folder = "catalogue/pictures"]
struct Pictures;

#[derive(RustEmbed)]
#[folder = "catalogue/renditions"]
struct Renditions;

/// The addresses of the pictures in this shop, by the names of their files.
pub type Addresses = HashMap<String, PictureUrl>;

/// Writes the pictures that are not in `folder` yet.
pub fn publish(folder: &Path) -> Result<Addresses, DemoError> {
    fs::create_dir_all(folder).map_err(|source| DemoError::Picture { path: folder.to_owned(), source })?;
    let pictures = Pictures::iter().map(|file| (Pictures::get(&file), file));
    let renditions = Renditions::iter().map(|file| (Renditions::get(&file), file));
    let program = Program::open();
    let publish = |(picture, file): (Option<EmbeddedFile>, Cow<'_, str>)| {
        let address = publish_one(&file, picture, folder, program.as_ref())?;
        Ok((file.into_owned(), address))
    };
    pictures.chain(renditions).map(publish).collect()
}

fn publish_one(
    file: &str,
    picture: Option<EmbeddedFile>,
    folder: &Path,
    program: Option<&Program>,
) -> Result<PictureUrl, DemoError> {
    let faulty = || DemoError::Catalogue(format!("picture {file} cannot be read"));
    let picture = picture.ok_or_else(faulty)?;
    let name = hashed_name(file, &picture);
    let path = folder.join(&name);
    if !is_there(&path, picture.data.len()) {
        write_whole(&path, &content(&picture, program))
            .map_err(|source| DemoError::Picture { path, source })?;
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

/// The picture's bytes, from the program's file if it has them: together the pictures are a fifth of the program.
fn content<'p>(picture: &'p EmbeddedFile, program: Option<&Program>) -> Cow<'p, [u8]> {
    let read = program.and_then(|program| program.read(&picture.data));
    read.map_or(Cow::Borrowed(&*picture.data), Cow::Owned)
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
