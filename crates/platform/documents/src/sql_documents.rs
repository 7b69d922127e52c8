//! Documents in the database.

use async_trait::async_trait;
use database::Database;
use primitives::Clock;

use crate::{
    Collection, Document, Documents, DocumentsError, Expected, Key, MAX_BATCH, Put, Range, Version, Write,
    sql,
};

/// Documents in the table `documents` of a database.
#[derive(Clone)]
pub struct SqlDocuments {
    database: Database,
    clock: Clock,
}

impl SqlDocuments {
    /// The documents of this database.
    #[must_use]
    pub const fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }
}

#[async_trait]
impl Documents for SqlDocuments {
    async fn get(&self, collection: Collection, key: &Key) -> Result<Option<Document>, DocumentsError> {
        let now = self.clock.now();
        self.database.read(|snapshot| sql::get(snapshot, now, collection, key)).await
    }

    async fn get_many(
        &self,
        collection: Collection,
        keys: &[Key],
    ) -> Result<Vec<Option<Document>>, DocumentsError> {
        let now = self.clock.now();
        self.database.read(|snapshot| sql::get_many(snapshot, now, collection, keys)).await
    }

    async fn query(&self, collection: Collection, range: &Range) -> Result<Vec<Document>, DocumentsError> {
        let now = self.clock.now();
        self.database.read(|snapshot| sql::query(snapshot, now, collection, range)).await
    }

    async fn batch(&self, writes: Vec<Write>) -> Result<Vec<Version>, DocumentsError> {
        if writes.len() > MAX_BATCH {
            return Err(DocumentsError::TooMany);
        }
        let now = self.clock.now();
        self.database.write(move |tx| sql::batch(tx, now, &writes)).await
    }

    async fn put(&self, put: Put) -> Result<Version, DocumentsError> {
        let now = self.clock.now();
        self.database.write(move |tx| sql::put(tx, now, &put)).await
    }

    async fn delete(
        &self,
        collection: Collection,
        key: &Key,
        expected: Expected,
    ) -> Result<bool, DocumentsError> {
        let (now, key) = (self.clock.now(), key.clone());
        self.database.write(move |tx| sql::delete(tx, now, collection, &key, expected)).await
    }

    async fn purge_expired(&self, limit: u32) -> Result<u64, DocumentsError> {
        let now = self.clock.now();
        self.database.write(move |tx| sql::purge_expired(tx, now, limit)).await
    }
}
