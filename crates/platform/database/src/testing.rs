//! Databases for tests: a fresh one for each, with its migrations applied. `CLOUDMART_TEST_DATABASE` says on which
//! server (`postgres://…` or `mysql://…`, as somebody who may make databases); without it they are SQLite's.

mod scratch;
mod template;

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

pub use self::{scratch::Scratch, template::Template};
use crate::{Database, Durability, Error, Migration, Options, Place, migration};

/// The environment variable that names the server.
pub const SERVER: &str = "CLOUDMART_TEST_DATABASE";

/// How many connections a test's database has.
const CONNECTIONS: usize = 8;

/// The server of [`SERVER`], if it names one.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "a test has no settings")]
pub fn server() -> Option<String> {
    std::env::var(SERVER).ok().filter(|server| !server.is_empty())
}

/// A database of its own: in a folder that the caller keeps alive, or on a server until it is dropped.
///
/// # Errors
/// When it cannot be opened or migrated.
pub async fn fresh(folder: impl Into<PathBuf>, migrations: &[Migration]) -> Result<Database, Error> {
    if let Some(server) = server() {
        return on_server(server, migrations.to_vec()).await;
    }
    let mut options = Options::file(folder.into().join("test.db"));
    options.durability = Durability::Normal;
    let database = Database::open(options).await?;
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

async fn on_server(server: String, migrations: Vec<Migration>) -> Result<Database, Error> {
    let made = tokio::task::spawn_blocking(move || migrated(&server, &migrations));
    let scratch = made.await.map_err(|_| Error::Closed)??;
    let mut options = scratch.options();
    (options.durability, options.connections) = (Durability::Normal, CONNECTIONS);
    Database::open_with(options, Some(Arc::new(scratch))).await
}

/// By what was applied. They stay as long as the process: their databases are left on the server.
static TEMPLATES: Mutex<Option<HashMap<String, Arc<Template>>>> = Mutex::new(None);

/// A database with these tables; the second one and all others of a process are copies.
fn migrated(server: &str, migrations: &[Migration]) -> Result<Scratch, Error> {
    if migrations.is_empty() {
        return Scratch::make(server);
    }
    let name = format!("{migrations:?}");
    let template = {
        // Held while one is made: the others wait for it.
        let mut templates = TEMPLATES.lock().unwrap_or_else(PoisonError::into_inner);
        let templates = templates.get_or_insert_default();
        match templates.get(&name) {
            Some(template) => Arc::clone(template),
            None => {
                let scratch = Scratch::make(server)?;
                migration::apply_to_server(scratch.connect()?.as_mut(), migrations)?;
                let template = Arc::new(Template::of(scratch)?);
                templates.insert(name, Arc::clone(&template));
                template
            }
        }
    };
    template.copy()
}
