//! The relational databases of a store: one for all, or one each for orders, accounts and the catalogue.

use std::time::Duration;

use anyhow::{Context, Error, Result};
use database::{Database, Place};

use super::migrations;
use crate::settings::{Part, Settings};

/// The databases; clones share them.
#[derive(Clone)]
pub struct Databases {
    /// Each with the parts that are in it.
    opened: Vec<(Vec<Part>, Database)>,
}

impl Databases {
    /// Opens the databases of the settings as they are.
    ///
    /// # Errors
    /// What is wrong with one of them.
    pub async fn open(settings: &Settings) -> Result<Self> {
        let mut opened: Vec<(Vec<Part>, Database)> = Vec::new();
        for part in Part::ALL {
            let at = |other: &Part| settings.address_of(*other) == settings.address_of(part);
            match opened.iter_mut().find(|(parts, _)| parts.iter().any(at)) {
                Some((parts, _)) => parts.push(part),
                None => opened.push((vec![part], open_database(settings, part).await?)),
            }
        }
        Ok(Self { opened })
    }

    /// The database in which a part is.
    #[must_use]
    pub fn of(&self, part: Part) -> &Database {
        let found = self.opened.iter().find(|(parts, _)| parts.contains(&part));
        let first = || unreachable!("every part has a database");
        found.map_or_else(first, |(_, database)| database)
    }

    /// Whether two parts are in the same database.
    #[must_use]
    pub fn are_one(&self, one: Part, other: Part) -> bool {
        self.opened.iter().any(|(parts, _)| parts.contains(&one) && parts.contains(&other))
    }

    /// Each database once.
    pub fn all(&self) -> impl Iterator<Item = &Database> {
        self.opened.iter().map(|(_, database)| database)
    }

    /// Each database with its name in the settings.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &Database)> {
        self.opened.iter().filter_map(|(parts, database)| Some((parts.first()?.setting(), database)))
    }

    /// Brings the tables up to date; returns how many migrations were missing.
    ///
    /// # Errors
    /// What is wrong with a database.
    pub async fn migrate(&self) -> Result<usize> {
        let mut applied = 0;
        for (parts, database) in &self.opened {
            let name = parts.first().map_or("database", |part| part.setting());
            let migrated = database.migrate(&migrations::of(parts)).await;
            applied += migrated.with_context(|| format!("bringing {name} up to date"))?;
        }
        Ok(applied)
    }

    /// How many migrations are missing, and how many there are.
    ///
    /// # Errors
    /// When one that was applied has been changed since, or a database cannot be read.
    pub async fn pending_migrations(&self) -> Result<(usize, usize)> {
        let (mut missing, mut all) = (0, 0);
        for (parts, database) in &self.opened {
            let wanted = migrations::of(parts);
            missing += database.pending_migrations(&wanted).await?;
            all += wanted.len();
        }
        Ok((missing, all))
    }

    /// Lets the waiting transactions finish, for `grace` at most, and closes all.
    ///
    /// # Errors
    /// When they did not finish in time.
    pub async fn close(self, grace: Duration) -> Result<()> {
        for (_, database) in self.opened {
            database.close(grace).await.context("closing the database")?;
        }
        Ok(())
    }
}

/// Opens the database of a part as it is.
///
/// # Errors
/// What is wrong with it.
pub async fn open_database(settings: &Settings, part: Part) -> Result<Database> {
    let options = settings.database_of(part).map_err(Error::msg)?;
    let place = match &options.place {
        Place::File(path) => path.display().to_string(),
        Place::Server(address) => address.to_string(),
    };
    let opened = Database::open(options).await;
    opened.with_context(|| format!("cannot open the database {place} ({})", part.setting()))
}
