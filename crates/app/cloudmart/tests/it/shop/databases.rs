//! Where the shops of this run keep their data: in their folders, or on the server that `CLOUDMART_TEST_DATABASE` names –
//! with `CLOUDMART_TEST_DATABASES=3` in three databases of it, for accounts, catalogue and all else.

use std::env;

use database::{
    Database, Options,
    testing::{self, Scratch, Template},
};

use super::Shop;

/// The settings that name a database, the one of orders first.
const PLACES: [&str; 3] = ["database.url", "database.users.url", "database.catalog.url"];

/// The connections of a process to each.
const CONNECTIONS: (&str, &str) = ("database.connections", "8");

/// The databases of one shop on a server; none when they are files in its folder.
#[derive(Default)]
pub struct Databases(Vec<Scratch>);

/// What the databases of shops are copied from.
pub struct Originals(Vec<Template>);

/// Whether shops keep their data in files of their folders.
pub fn are_files() -> bool {
    testing::server().is_none()
}

impl Databases {
    /// Without anything in them.
    #[expect(clippy::disallowed_methods, reason = "a test has no settings")]
    pub fn empty() -> Self {
        let count = if env::var("CLOUDMART_TEST_DATABASES").is_ok_and(|count| count == "3") { 3 } else { 1 };
        let made =
            testing::server().map(|server| (0..count).map(|_| Scratch::make(&server).unwrap()).collect());
        Self(made.unwrap_or_default())
    }

    /// The settings by which a process finds them.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let places = PLACES.iter().zip(&self.0).map(|(place, scratch)| (*place, scratch.url()));
        let limit = (!self.0.is_empty()).then(|| (CONNECTIONS.0, CONNECTIONS.1.to_owned()));
        places.chain(limit).collect()
    }

    /// To copy from; nobody may be connected to them any more.
    pub fn into_originals(self) -> Originals {
        Originals(self.0.into_iter().map(|scratch| Template::of(scratch).unwrap()).collect())
    }
}

impl Originals {
    pub fn copy(&self) -> Databases {
        Databases(self.0.iter().map(|template| template.copy().unwrap()).collect())
    }
}

impl Shop {
    /// The database of orders, opened beside the shop.
    pub async fn database(&self) -> Database {
        self.open(0).await
    }

    /// The database of accounts, opened beside the shop.
    pub async fn database_of_users(&self) -> Database {
        self.open(1).await
    }

    async fn open(&self, place: usize) -> Database {
        let all = &self.databases.0;
        let options = match all.get(place).or(all.first()) {
            Some(scratch) => Options::url(&scratch.url()).unwrap(),
            None => Options::file(self.folder().join("data/cloudmart.db")),
        };
        Database::open(options).await.unwrap()
    }
}
