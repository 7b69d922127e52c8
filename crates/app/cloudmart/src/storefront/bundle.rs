//! The files that the build of `web/storefront` makes: those inside the binary, or those of a folder.

use std::{borrow::Cow, collections::HashMap, fs, path::Path, sync::Arc};

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use rust_embed::RustEmbed;

/// In debug builds they are read from the disk.
#[derive(RustEmbed)]
#[folder = "../../../web/storefront/dist"]
#[allow_missing = true]
struct BuiltIn;

/// Files for browsers are in this folder.
const CLIENT: &str = "client/";

/// The page that all pages are made of.
const PAGE: &str = "client/index.html";

/// The script that renders pages.
const SCRIPT: &str = "server/render.js";

/// Bytes that a folder may hold: the files are kept in memory.
const MOST: usize = 64 * 1024 * 1024;

/// All files by their path below the folder.
pub(super) struct Bundle(HashMap<String, Bytes>);

impl Bundle {
    /// The bundle of a folder, or the built-in one if none is named and this build has one.
    pub(super) fn of(folder: &str) -> Result<Option<Self>> {
        if folder.is_empty() {
            let built_in = Self::built_in();
            return Ok(built_in.0.contains_key(PAGE).then_some(built_in));
        }
        let folder = Path::new(folder);
        let bundle =
            Self::of_folder(folder).with_context(|| format!("storefront.folder {}", folder.display()))?;
        ensure!(bundle.0.contains_key(PAGE), "storefront.folder {} has no {PAGE}", folder.display());
        Ok(Some(bundle))
    }

    fn built_in() -> Self {
        let read = |path: Cow<'static, str>| {
            let bytes = match BuiltIn::get(&path)?.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => bytes.into(),
            };
            Some((path.into_owned(), bytes))
        };
        Self(BuiltIn::iter().filter_map(read).collect())
    }

    fn of_folder(folder: &Path) -> Result<Self> {
        let (mut files, mut size) = (HashMap::new(), 0);
        let mut folders = vec![folder.to_path_buf()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(&next)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let bytes = fs::read(&path)?;
                size += bytes.len();
                ensure!(size <= MOST, "more than {MOST} bytes are not kept in memory");
                files.insert(path.strip_prefix(folder)?.to_string_lossy().into_owned(), bytes.into());
            }
        }
        Ok(Self(files))
    }

    /// The page that all pages are made of.
    pub(super) fn page(&self) -> Result<&str> {
        let page = self.0.get(PAGE).with_context(|| format!("the storefront has no {PAGE}"))?;
        std::str::from_utf8(page).with_context(|| format!("{PAGE} of the storefront is no text"))
    }

    /// The script that renders pages; without one, browsers do it.
    pub(super) fn script(&self) -> Option<Arc<[u8]>> {
        self.0.get(SCRIPT).map(|script| script.as_ref().into())
    }

    /// What browsers may load, by its address; not the page, and nothing that begins with a dot.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &Bytes)> {
        let hidden = |path: &str| path.split('/').any(|part| part.starts_with('.'));
        let files = self.0.iter().filter(|(path, _)| *path != PAGE);
        let files = files.filter_map(|(path, bytes)| Some((path.strip_prefix(CLIENT)?, bytes)));
        files.filter(move |(path, _)| !hidden(path))
    }
}
