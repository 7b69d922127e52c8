//! Databases for tests: a fresh one for each, with its migrations applied. `CLOUDMART_TEST_DATABASE` says on which
//! server (`postgres://…` or `mysql://…`, as somebody who may make databases); without it they are SQLite's.

mod scratch;

use std::{path::PathBuf, sync::Arc};

use self::scratch::Scratch;
use crate::{Database, Durability, Error, Migration, Options, Place};

/// The environment variable that names the server.
pub const SERVER: &str = "CLOUDMART_TEST_DATABASE";

/// How many connections a test's database has.
const CONNECTIONS: usize = 8;

/// A database of its own: in a folder that the caller keeps alive, or on a server until it is dropped.
///
/// # Errors
/// When it cannot be opened or migrated.
#[expect(clippy::disallowed_methods, reason = "a test has no settings")]
pub async fn fresh(folder: impl Into<PathBuf>, migrations: &[Migration]) -> Result<Database, Error> {
    let database = match std::env::var(SERVER) {
        Ok(server) if !server.is_empty() => on_server(server).await?,
        _ => {
            let mut options = Options::file(folder.into().join("test.db"));
            options.durability = Durability::Normal;
            Database::open(options).await?
        }
    };
    database.migrate(migrations).await?;
    Ok(database)
}

/// The same database as after a restart of the process: nothing in memory is shared.
///
/// # Errors
/// When it cannot be opened.
pub async fn reopened(database: &Database) -> Result<Database, Error> {
    Database::open_with(database.options().clone(), database.last()).await
}

/// The address by which another process of the test finds the database, with the password in it.
#[must_use]
pub fn address(database: &Database) -> String {
    match &database.options().place {
        Place::File(path) => format!("sqlite:{}", path.display()),
        Place::Server(address) => address.to_url(),
    }
}

async fn on_server(server: String) -> Result<Database, Error> {
    let made = tokio::task::spawn_blocking(move || Scratch::make(&server));
    let scratch = made.await.map_err(|_| Error::Closed)??;
    let mut options = scratch.options();
    (options.durability, options.connections) = (Durability::Normal, CONNECTIONS);
    Database::open_with(options, Some(Arc::new(scratch))).await
}
