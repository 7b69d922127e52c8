//! Reading: every statement of one snapshot sees the same state.

use rusqlite::Connection;

use crate::{Error, Row, Value, sqlite};

/// The SQL that an engine speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite, the embedded default.
    Sqlite,
}

/// A read transaction. It has no way to write.
pub struct Snapshot<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) statements: u64,
    /// There is no transaction: the only statement is one by itself.
    alone: bool,
}

impl<'c> Snapshot<'c> {
    pub(crate) const fn new(connection: &'c Connection) -> Self {
        Self { connection, statements: 0, alone: false }
    }

    pub(crate) const fn of_one_statement(connection: &'c Connection) -> Self {
        Self { connection, statements: 0, alone: true }
    }

    /// The dialect of the engine underneath.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    /// How many statements this transaction has run, for tests that hold a request to a constant number.
    #[must_use]
    pub const fn statements(&self) -> u64 {
        self.statements
    }

    /// Every row of the result, read by `row`.
    ///
    /// # Errors
    /// What the engine or `row` says.
    pub fn query<T>(
        &mut self,
        sql: &str,
        values: &[Value],
        mut row: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        self.for_each(sql, values, |found| {
            all.push(row(found)?);
            Ok(())
        })?;
        Ok(all)
    }

    /// The first row of the result, read by `row`.
    ///
    /// # Errors
    /// What the engine or `row` says.
    pub fn query_opt<T>(
        &mut self,
        sql: &str,
        values: &[Value],
        row: impl FnOnce(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.begin_statement()?;
        let mut statement = self.connection.prepare_cached(sql).map_err(sqlite::error)?;
        let mut rows = statement.query(sqlite::bind(values)).map_err(sqlite::error)?;
        rows.next().map_err(sqlite::error)?.map(|inner| row(&Row { inner })).transpose()
    }

    /// Calls `row` for each row, without collecting them; returns how many there were.
    ///
    /// # Errors
    /// What the engine or `row` says.
    pub fn for_each(
        &mut self,
        sql: &str,
        values: &[Value],
        mut row: impl FnMut(&Row<'_>) -> Result<(), Error>,
    ) -> Result<u64, Error> {
        self.begin_statement()?;
        let mut statement = self.connection.prepare_cached(sql).map_err(sqlite::error)?;
        let mut rows = statement.query(sqlite::bind(values)).map_err(sqlite::error)?;
        let mut count = 0;
        while let Some(inner) = rows.next().map_err(sqlite::error)? {
            row(&Row { inner })?;
            count += 1;
        }
        Ok(count)
    }

    /// Counts the statement, and refuses it if the engine has rolled the whole transaction back (disk full, I/O
    /// error): from then on each statement would commit by itself.
    pub(crate) fn begin_statement(&mut self) -> Result<(), Error> {
        self.statements += 1;
        match (self.alone, self.statements) {
            (true, 1) => Ok(()),
            (true, _) => Err(Error::SecondStatement),
            (false, _) if self.connection.is_autocommit() => Err(Error::Closed),
            (false, _) => Ok(()),
        }
    }
}
