//! The database through its public face.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail where it stands")]

mod contention;
mod losses;
mod migrations;
mod reading;
mod signals;
mod writing;

use database::{Database, Migration, Script, testing};
use tempfile::TempDir;

const NOTES: &[Migration] = &[Migration {
    context: "notes",
    number: 1,
    name: "create",
    script: Script::Common(
        "CREATE TABLE notes (id BIGINT NOT NULL PRIMARY KEY, body {text} NOT NULL CHECK (body <> ''), UNIQUE (body));",
    ),
}];

struct Notes {
    database: Database,
    _folder: TempDir,
}

impl Notes {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { database: testing::fresh(folder.path(), NOTES).await.unwrap(), _folder: folder }
    }

    async fn count(&self) -> i64 {
        let counted =
            self.database.read(|s| s.query_opt("SELECT COUNT(*) FROM notes", &[], |row| row.get(0)));
        counted.await.map(Option::unwrap).unwrap_or_else(|error: database::Error| panic!("{error}"))
    }
}
