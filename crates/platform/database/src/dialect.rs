//! The SQL that an engine speaks, and what of a statement's text depends on it.

mod statement_text;

pub(crate) use self::statement_text::{numbered, without_reserved_names};

/// The SQL that an engine speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite, the embedded default.
    Sqlite,
    /// PostgreSQL 15 and later.
    Postgres,
    /// MySQL 8, MariaDB 10.11 and later.
    Mysql,
}
