//! The SQL adapter on a real database.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod sql_documents;

use database::{Database, testing};
use documents::SqlDocuments;
use primitives::{FakeClock, Timestamp};
use tempfile::TempDir;

struct Shelf {
    documents: SqlDocuments,
    database: Database,
    clock: FakeClock,
    _folder: TempDir,
}

impl Shelf {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = testing::fresh(folder.path(), documents::MIGRATIONS).await.unwrap();
        let clock = FakeClock::at(Timestamp::from_micros(1_700_000_000_000_000));
        let documents = SqlDocuments::new(database.clone(), clock.clock());
        Self { documents, database, clock, _folder: folder }
    }
}
