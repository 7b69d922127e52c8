//! What is where, in the archive and on this machine.

use std::path::PathBuf;

use anyhow::{Error, Result};

use crate::settings::Settings;

pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const DATABASE: &str = "database.db";
pub(super) const MAILBOX: &str = "mailbox.db";
pub(super) const SECRET: &str = "secret.key";
/// Uploaded and drawn pictures.
pub(super) const OBJECTS: &str = "objects";

/// Where a store keeps its things.
pub(super) struct Places {
    pub(super) data: PathBuf,
    pub(super) database: PathBuf,
    pub(super) mailbox: PathBuf,
    pub(super) secret: PathBuf,
    pub(super) objects: PathBuf,
}

impl Places {
    pub(super) fn of(settings: &Settings) -> Result<Self> {
        let data = settings.data_dir().to_path_buf();
        Ok(Self {
            database: settings.database_file().map_err(Error::msg)?,
            mailbox: settings.mailbox_folder().map_err(Error::msg)?.join(MAILBOX),
            secret: data.join(SECRET),
            objects: data.join(OBJECTS),
            data,
        })
    }
}
