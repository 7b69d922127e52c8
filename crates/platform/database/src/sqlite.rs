//! The SQLite engine: one writer thread with group commit, readers on their callers' threads.

mod readers;
mod writer;

use std::path::Path;

use rusqlite::{Connection, OpenFlags, ToSql, config::DbConfig, types::ToSqlOutput};

pub(crate) use self::{readers::Readers, writer::Writer};
use crate::{Durability, Error, Options, Value};

/// How many prepared statements a connection keeps.
const STATEMENTS: usize = 256;

/// How many pages of log the writer lets grow before it moves them into the database file (4 KiB each).
const CHECKPOINT_PAGES: u32 = 8_000;

pub(crate) fn open_writer(options: &Options, path: &Path) -> Result<Connection, Error> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Error::Sql {
            code: "CANTOPEN".to_owned(),
            message: format!("{}: {error}", folder.display()),
        })?;
    }
    // Each connection is used by one thread at a time, so SQLite's own locks are not needed.
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(error)?;
    configure(&connection, options, options.cache_kib)?;
    let synchronous = match options.durability {
        Durability::Full => "FULL",
        Durability::Normal => "NORMAL",
    };
    connection.pragma_update(None, "journal_mode", "WAL").map_err(error)?;
    connection.pragma_update(None, "synchronous", synchronous).map_err(error)?;
    connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES).map_err(error)?;
    connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024).map_err(error)?;
    Ok(connection)
}

fn open_reader(options: &Options, path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(error)?;
    configure(&connection, options, options.cache_kib / 4)?;
    connection.pragma_update(None, "query_only", true).map_err(error)?;
    Ok(connection)
}

fn configure(connection: &Connection, options: &Options, cache_kib: u32) -> Result<(), Error> {
    connection.busy_timeout(options.busy_wait).map_err(error)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Else the planner looks at the values bound, and a kept statement is planned anew for each other value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(error)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(error)?;
    connection.pragma_update(None, "cache_size", -i64::from(cache_kib)).map_err(error)?;
    connection.pragma_update(None, "temp_store", "MEMORY").map_err(error)
}

pub(crate) fn copy(connection: &Connection, path: &Path) -> Result<(), Error> {
    if path.exists() {
        return Err(Error::Sql {
            code: "EXISTS".to_owned(),
            message: format!("{} exists already", path.display()),
        });
    }
    // The first read fixes the state that is copied: without it, each commit meanwhile would begin the copy anew.
    connection.query_row("SELECT COUNT(*) FROM sqlite_master", (), |_| Ok(())).map_err(error)?;
    let mut target = Connection::open(path).map_err(error)?;
    let backup = rusqlite::backup::Backup::new(connection, &mut target).map_err(error)?;
    backup.run_to_completion(1_000, std::time::Duration::ZERO, None).map_err(error)
}

/// How many findings are told.
const FINDINGS: usize = 10;

pub(crate) fn check(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare(&format!("PRAGMA quick_check({FINDINGS})")).map_err(error)?;
    let rows = statement.query_map((), |row| row.get::<_, String>(0)).map_err(error)?;
    let mut findings = rows.collect::<Result<Vec<_>, _>>().map_err(error)?;
    findings.retain(|finding| finding != "ok");
    let mut statement = connection.prepare("PRAGMA foreign_key_check").map_err(error)?;
    let rows = statement.query_map((), |row| {
        Ok(format!(
            "a row of {} refers to one of {} that is not there",
            row.get::<_, String>(0)?,
            row.get::<_, String>(2)?
        ))
    });
    for finding in rows.map_err(error)?.take(FINDINGS) {
        findings.push(finding.map_err(error)?);
    }
    Ok(findings)
}

/// The values of a statement as rusqlite binds them.
pub(crate) fn bind(values: &[Value]) -> rusqlite::ParamsFromIter<std::slice::Iter<'_, Value>> {
    rusqlite::params_from_iter(values.iter())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        use rusqlite::types::ValueRef;
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) | Self::Json(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Uuid(uuid) => ValueRef::Blob(uuid.as_bytes()),
        }))
    }
}

/// The engine's error in our words.
#[expect(clippy::needless_pass_by_value, reason = "used as a function in map_err")]
pub(crate) fn error(error: rusqlite::Error) -> Error {
    use rusqlite::{ErrorCode, ffi};
    let rusqlite::Error::SqliteFailure(failure, message) = &error else {
        return Error::Sql { code: "SQLITE".to_owned(), message: error.to_string() };
    };
    let message = message.clone().unwrap_or_default();
    match (failure.code, failure.extended_code) {
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
            Error::Unique { index: index_name(&message) }
        }
        (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Error::ForeignKey,
        (ErrorCode::ConstraintViolation, _) => Error::Check(message),
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Error::Contended,
        (ErrorCode::OperationInterrupted, _) => Error::Timeout,
        (_, code) => Error::Sql { code: code.to_string(), message },
    }
}

/// `UNIQUE constraint failed: users.email, users.tenant` → `users_email_tenant_key`, as the servers name it.
fn index_name(message: &str) -> String {
    let columns = message.rsplit(": ").next().unwrap_or_default();
    let mut parts = columns.split(", ").filter_map(|column| column.split_once('.'));
    let Some((table, first)) = parts.next() else { return columns.to_owned() };
    let rest: String = parts.map(|(_, column)| format!("_{column}")).collect();
    format!("{table}_{first}{rest}_key")
}

#[cfg(test)]
mod tests {
    use super::index_name;

    #[test]
    fn violated_indexes_are_named_as_on_the_servers() {
        assert_eq!(index_name("UNIQUE constraint failed: users.email"), "users_email_key");
        assert_eq!(index_name("UNIQUE constraint failed: a.b, a.c"), "a_b_c_key");
    }
}
