//! Schema migrations: numbered scripts per context, applied once, guarded by a checksum.
//!
//! A script is common SQL in which `{uuid}`, `{json}`, `{key}`, `{text}` and `{clustered}` stand for the dialect's
//! own words, so that one file serves all engines.

mod word_list;

use std::fmt::Write as _;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::{Dialect, Error, sqlite};

/// A numbered change of one context's tables.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The context that owns the tables.
    pub context: &'static str,
    /// Its place in the context's order, from 1.
    pub number: u32,
    /// What it does, in a word or two.
    pub name: &'static str,
    /// The statements.
    pub script: Script,
}

/// The statements of a migration.
#[derive(Debug, Clone, Copy)]
pub enum Script {
    /// One text for every dialect.
    Common(&'static str),
}

impl Script {
    fn render(self, dialect: Dialect) -> String {
        let Self::Common(text) = self;
        match dialect {
            Dialect::Sqlite => word_list::spell_out(text)
                .replace("{uuid}", "BLOB")
                .replace("{json}", "TEXT")
                .replace("{key}", "TEXT")
                .replace("{text}", "TEXT")
                .replace("{clustered}", "WITHOUT ROWID"),
        }
    }

    fn checksum(self) -> String {
        let Self::Common(text) = self;
        Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

const VERSION_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migrations (context TEXT NOT NULL, number BIGINT NOT NULL, \
     name TEXT NOT NULL, checksum TEXT NOT NULL, PRIMARY KEY (context, number)) WITHOUT ROWID";

/// Applies what is missing, all in one transaction; returns how many scripts that were.
pub(crate) fn apply(connection: &mut Connection, all: &[Migration]) -> Result<usize, Error> {
    let tx = connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .map_err(sqlite::error)?;
    tx.execute_batch(VERSION_TABLE).map_err(sqlite::error)?;
    let mut applied = 0;
    for migration in all {
        if is_applied(&tx, migration)? {
            continue;
        }
        tx.execute_batch(&migration.script.render(Dialect::Sqlite)).map_err(|error| {
            Error::Migration(format!("migration {} {} failed: {error}", migration.context, migration.number))
        })?;
        tx.execute(
            "INSERT INTO schema_migrations (context, number, name, checksum) VALUES (?, ?, ?, ?)",
            (migration.context, migration.number, migration.name, migration.script.checksum()),
        )
        .map_err(sqlite::error)?;
        applied += 1;
    }
    tx.commit().map_err(sqlite::error)?;
    Ok(applied)
}

/// How many of `all` are not applied yet.
pub(crate) fn pending(connection: &Connection, all: &[Migration]) -> Result<usize, Error> {
    let exists: bool = connection
        .query_row("SELECT COUNT(*) > 0 FROM sqlite_master WHERE name = 'schema_migrations'", (), |row| {
            row.get(0)
        })
        .map_err(sqlite::error)?;
    if !exists {
        return Ok(all.len());
    }
    all.iter().try_fold(0, |count, migration| {
        is_applied(connection, migration).map(|done| count + usize::from(!done))
    })
}

fn is_applied(connection: &Connection, migration: &Migration) -> Result<bool, Error> {
    let found = connection.query_row(
        "SELECT checksum FROM schema_migrations WHERE context = ? AND number = ?",
        (migration.context, migration.number),
        |row| row.get::<_, String>(0),
    );
    match found {
        Ok(checksum) if checksum == migration.script.checksum() => Ok(true),
        Ok(_) => Err(Error::Migration(format!(
            "migration {} {} ({}) was changed after it had been applied",
            migration.context, migration.number, migration.name
        ))),
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(false),
        Err(error) => Err(sqlite::error(error)),
    }
}
