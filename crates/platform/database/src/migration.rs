//! Schema migrations: numbered scripts per context, applied once, guarded by a checksum.
//!
//! A script is common SQL in which `{uuid}`, `{json}`, `{key}`, `{text}` and `{clustered}` stand for the dialect's
//! own words, so that one file serves all engines; one that cannot be common has a text for each.

mod on_file;
mod on_server;
mod rendering;
mod statements;
mod unique_names;
mod word_list;

pub(crate) use self::{on_file::apply as apply_to_file, on_server::apply as apply_to_server};
use crate::{Dialect, Error, Snapshot, params};

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
    /// A text for each dialect, in which the words stand for the same as in a common one.
    PerDialect {
        /// For SQLite.
        sqlite: &'static str,
        /// For PostgreSQL.
        postgres: &'static str,
        /// For MySQL and MariaDB, where each statement is a step by itself.
        mysql: &'static str,
    },
}

/// How many of `all` are not applied yet.
pub(crate) fn pending(snapshot: &mut Snapshot<'_>, all: &[Migration]) -> Result<usize, Error> {
    let table = match snapshot.dialect() {
        Dialect::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migrations'",
        Dialect::Postgres => {
            "SELECT COUNT(*) FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name = 'schema_migrations'"
        }
        Dialect::Mysql => {
            "SELECT COUNT(*) FROM information_schema.tables \
             WHERE table_schema = DATABASE() AND table_name = 'schema_migrations'"
        }
    };
    if snapshot.query_opt(table, &[], |row| row.get::<i64>(0))? == Some(0) {
        return Ok(all.len());
    }
    all.iter().try_fold(0, |count, migration| {
        is_applied(snapshot, migration).map(|done| count + usize::from(!done))
    })
}

fn is_applied(snapshot: &mut Snapshot<'_>, migration: &Migration) -> Result<bool, Error> {
    // On servers a migration may be there in part.
    let sql = match snapshot.dialect() {
        Dialect::Sqlite => "SELECT checksum, 0 FROM schema_migrations WHERE context = ? AND number = ?",
        Dialect::Postgres | Dialect::Mysql => {
            "SELECT checksum, steps_left FROM schema_migrations WHERE context = ? AND number = ?"
        }
    };
    let key = params![migration.context, migration.number];
    let found = snapshot.query_opt(sql, &key, |row| Ok((row.get::<String>(0)?, row.get::<u32>(1)?)))?;
    match found {
        None => Ok(false),
        Some((checksum, steps_left)) if checksum == migration.script.checksum(snapshot.dialect()) => {
            Ok(steps_left == 0)
        }
        Some(_) => Err(Error::Migration(format!(
            "migration {} {} ({}) was changed after it had been applied",
            migration.context, migration.number, migration.name
        ))),
    }
}

fn failed(migration: &Migration, error: impl std::fmt::Display) -> Error {
    Error::Migration(format!("migration {} {} failed: {error}", migration.context, migration.number))
}
