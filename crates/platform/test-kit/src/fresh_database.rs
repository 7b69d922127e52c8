//! A database for one test.

use std::{ops::Deref, path::Path, time::Duration};

use database::{Database, Error, Json, Migration, params, testing};
use serde_json::Value;
use tempfile::TempDir;

/// A database of its own with its tables made; it is gone when it is dropped. On which engine, says the variable of
/// [`database::testing`].
pub struct FreshDatabase {
    database: Database,
    folder: TempDir,
}

/// It is used as the database that it is.
impl Deref for FreshDatabase {
    type Target = Database;

    fn deref(&self) -> &Database {
        &self.database
    }
}

impl FreshDatabase {
    /// One with the tables of these contexts.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn with(migrations: &[&[Migration]]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = testing::fresh(folder.path(), &migrations.concat()).await.unwrap();
        Self { database, folder }
    }

    /// The same after a restart of the process: nothing in memory is left.
    ///
    /// # Panics
    /// When it cannot be opened again.
    pub async fn reopened(self) -> Self {
        let database = testing::reopened(&self.database).await.unwrap();
        self.database.close(Duration::from_secs(30)).await.unwrap();
        Self { database, ..self }
    }

    /// The folder that goes with it, for files of the same test.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// By what another process finds it.
    #[must_use]
    pub fn address(&self) -> String {
        testing::address(&self.database)
    }

    /// How many rows a table has.
    ///
    /// # Panics
    /// When there is no such table.
    pub async fn count(&self, table: &'static str) -> i64 {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let counted = self.read(|s| s.query_opt(&sql, &[], |row| row.get(0))).await;
        counted.map(Option::unwrap).unwrap_or_else(|error: Error| panic!("{error}"))
    }

    /// Name and payload of all events in the outbox, oldest first.
    ///
    /// # Panics
    /// When there is no outbox.
    pub async fn events(&self) -> Vec<(String, Value)> {
        let sql = "SELECT event, payload FROM outbox ORDER BY id";
        let read = self.read(|s| s.query(sql, &[], |row| Ok((row.get(0)?, row.get::<Json<_>>(1)?.0))));
        read.await.unwrap_or_else(|error: Error| panic!("{error}"))
    }

    /// The payloads of the events of this name in the outbox, oldest first.
    ///
    /// # Panics
    /// When there is no outbox.
    pub async fn events_named(&self, name: &'static str) -> Vec<Value> {
        let sql = "SELECT payload FROM outbox WHERE event = ? ORDER BY id";
        let read =
            self.read(|s| s.query(sql, &params![name], |row| row.get::<Json<_>>(0).map(|json| json.0)));
        read.await.unwrap_or_else(|error: Error| panic!("{error}"))
    }
}
