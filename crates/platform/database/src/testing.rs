//! Databases for tests: a fresh one for each, with its migrations applied.

use std::path::PathBuf;

use crate::{Database, Durability, Error, Migration, Options};

/// A database of its own in a folder that the caller keeps alive.
///
/// # Errors
/// When it cannot be opened or migrated.
pub async fn fresh(folder: impl Into<PathBuf>, migrations: &[Migration]) -> Result<Database, Error> {
    let mut options = Options::file(folder.into().join("test.db"));
    options.durability = Durability::Normal;
    let database = Database::open(options).await?;
    database.migrate(migrations).await?;
    Ok(database)
}
