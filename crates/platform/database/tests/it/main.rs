//! The database through its public face.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its fixtures")]

mod contention;
mod losses;
mod migrations;
mod reading;
mod replica;
mod signals;
mod writing;

use database::{Migration, Script};
use test_kit::FreshDatabase;

const NOTES: &[Migration] = &[Migration {
    context: "notes",
    number: 1,
    name: "create",
    script: Script::Common(
        "CREATE TABLE notes (id BIGINT NOT NULL PRIMARY KEY, body {text} NOT NULL CHECK (body <> ''), UNIQUE (body));",
    ),
}];

struct Notes {
    database: FreshDatabase,
}

impl Notes {
    async fn open() -> Self {
        Self { database: FreshDatabase::with(&[NOTES]).await }
    }

    async fn count(&self) -> i64 {
        self.database.count("notes").await
    }
}
