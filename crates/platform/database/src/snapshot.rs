//! Reading: every statement of one snapshot sees the same state.

use std::ops::ControlFlow;

use rusqlite::Connection;

use crate::{
    Dialect, Error, Row, Value,
    server::{Failure, ServerTransaction, Session},
    sqlite, tally,
};

/// Where statements go. SQLite is not behind a trait object: a read there takes microseconds.
pub(crate) enum Source<'c> {
    /// A file.
    Sqlite(&'c Connection),
    /// A server.
    Server(ServerTransaction<'c>),
}

/// A read transaction. It has no way to write.
pub struct Snapshot<'c> {
    pub(crate) source: Source<'c>,
    pub(crate) statements: u64,
    /// There is no transaction: the only statement is one by itself.
    alone: bool,
}

impl<'c> Snapshot<'c> {
    pub(crate) const fn new(connection: &'c Connection) -> Self {
        Self { source: Source::Sqlite(connection), statements: 0, alone: false }
    }

    pub(crate) const fn of_one_statement(connection: &'c Connection) -> Self {
        Self { source: Source::Sqlite(connection), statements: 0, alone: true }
    }

    pub(crate) const fn on_server(session: &'c mut dyn Session, alone: bool) -> Self {
        Self { source: Source::Server(ServerTransaction::new(session)), statements: 0, alone }
    }

    /// The dialect of the engine underneath.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match &self.source {
            Source::Sqlite(_) => Dialect::Sqlite,
            Source::Server(server) => server.dialect(),
        }
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
        match &mut self.source {
            Source::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql).map_err(sqlite::error)?;
                let mut rows = statement.query(sqlite::bind(values)).map_err(sqlite::error)?;
                rows.next().map_err(sqlite::error)?.map(|found| row(&Row::of_sqlite(found))).transpose()
            }
            Source::Server(server) => {
                let (mut row, mut first) = (Some(row), None);
                server.for_each(sql, values, &mut |found| {
                    first = row.take().map(|row| row(found));
                    ControlFlow::Break(())
                })?;
                first.transpose()
            }
        }
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
        let mut count = 0;
        match &mut self.source {
            Source::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql).map_err(sqlite::error)?;
                let mut rows = statement.query(sqlite::bind(values)).map_err(sqlite::error)?;
                while let Some(found) = rows.next().map_err(sqlite::error)? {
                    row(&Row::of_sqlite(found))?;
                    count += 1;
                }
            }
            Source::Server(server) => {
                let mut outcome = Ok(());
                server.for_each(sql, values, &mut |found| {
                    outcome = row(found);
                    count += 1;
                    if outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                })?;
                outcome?;
            }
        }
        Ok(count)
    }

    /// Runs a statement that answers no rows; returns how many it matched.
    pub(crate) fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        self.begin_statement()?;
        match &mut self.source {
            Source::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql).map_err(sqlite::error)?;
                let matched = statement.execute(sqlite::bind(values)).map_err(sqlite::error)?;
                Ok(matched as u64)
            }
            Source::Server(server) => server.execute(sql, values),
        }
    }

    /// What went wrong in a transaction on a server, whatever its closure made of it.
    pub(crate) fn into_failure(self) -> Option<Failure> {
        match self.source {
            Source::Sqlite(_) => None,
            Source::Server(server) => server.into_failure(),
        }
    }

    /// The file's connection, for what only a file has.
    pub(crate) const fn file(&self) -> Result<&'c Connection, Error> {
        match &self.source {
            Source::Sqlite(connection) => Ok(connection),
            Source::Server(_) => Err(Error::FilesOnly),
        }
    }

    /// Counts the statement, and refuses it if the engine has rolled the whole transaction back (disk full, I/O
    /// error): from then on each statement would commit by itself.
    fn begin_statement(&mut self) -> Result<(), Error> {
        self.statements += 1;
        tally::one_more();
        match (self.alone, self.statements) {
            (true, 1) => Ok(()),
            (true, _) => Err(Error::SecondStatement),
            (false, _) => match &self.source {
                Source::Sqlite(connection) if connection.is_autocommit() => Err(Error::Closed),
                Source::Sqlite(_) | Source::Server(_) => Ok(()),
            },
        }
    }
}
