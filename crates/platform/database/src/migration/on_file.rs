//! Migrations of a database file: all of them are one transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::{Migration, failed, is_applied};
use crate::{Dialect, Error, Snapshot, sqlite};

const VERSION_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migrations (context TEXT NOT NULL, number BIGINT NOT NULL, \
     name TEXT NOT NULL, checksum TEXT NOT NULL, PRIMARY KEY (context, number)) WITHOUT ROWID";

/// Applies what is missing; returns how many scripts that were.
pub(crate) fn apply(connection: &mut Connection, all: &[Migration]) -> Result<usize, Error> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sqlite::error)?;
    tx.execute_batch(VERSION_TABLE).map_err(sqlite::error)?;
    let mut applied = 0;
    for migration in all {
        if is_applied(&mut Snapshot::new(&tx), migration)? {
            continue;
        }
        tx.execute_batch(&migration.script.render(Dialect::Sqlite))
            .map_err(|error| failed(migration, error))?;
        tx.execute(
            "INSERT INTO schema_migrations (context, number, name, checksum) VALUES (?, ?, ?, ?)",
            (migration.context, migration.number, migration.name, migration.script.checksum(Dialect::Sqlite)),
        )
        .map_err(sqlite::error)?;
        applied += 1;
    }
    tx.commit().map_err(sqlite::error)?;
    Ok(applied)
}
