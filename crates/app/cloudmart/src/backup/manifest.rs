//! What an archive says about itself; its first entry.

use anyhow::{Result, ensure};
use primitives::Timestamp;
use serde::{Deserialize, Serialize};

/// The layout of archives that this program writes and reads.
const LAYOUT: u32 = 1;

/// What an archive says about itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    layout: u32,
    /// The version of the program that made it.
    pub version: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// How many migrations its database has.
    pub migrations: usize,
}

impl Manifest {
    pub(super) fn new(made_at: Timestamp, migrations: usize) -> Self {
        Self { layout: LAYOUT, version: env!("CARGO_PKG_VERSION").to_owned(), made_at, migrations }
    }

    pub(super) fn check(&self, known: usize) -> Result<()> {
        ensure!(
            self.layout == LAYOUT && self.migrations <= known,
            "this backup was made by CloudMart {}, which is newer than this program; restore it with that version",
            self.version
        );
        Ok(())
    }
}
