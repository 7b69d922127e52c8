//! The SQL adapter on a real database.

mod sql_documents;

use documents::SqlDocuments;
use primitives::FakeClock;
use test_kit::FreshDatabase;

struct Shelf {
    documents: SqlDocuments,
    database: FreshDatabase,
    clock: FakeClock,
}

impl Shelf {
    async fn open() -> Self {
        let database = FreshDatabase::with(&[documents::MIGRATIONS]).await;
        let clock = test_kit::clock();
        let documents = SqlDocuments::new(database.clone(), clock.clock());
        Self { documents, database, clock }
    }
}
