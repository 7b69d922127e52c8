//! Connections for reading, each used by one thread at a time; never more than threads that read at once.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use rusqlite::Connection;

use super::{error, open_reader};
use crate::{Error, Options, Snapshot};

pub(crate) struct Readers {
    idle: Mutex<Vec<Connection>>,
    options: Options,
    path: PathBuf,
}

/// How many idle connections are kept; more are closed after use.
const KEEP_IDLE: usize = 8;

impl Readers {
    pub(crate) const fn new(options: Options, path: PathBuf) -> Self {
        Self { idle: Mutex::new(Vec::new()), options, path }
    }

    /// Runs `f` in a snapshot of its own.
    pub(crate) fn run<T, E: From<Error>>(
        &self,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let connection = self.take()?;
        // If `f` panics the connection is dropped here and its transaction with it.
        connection.prepare_cached("BEGIN DEFERRED").and_then(|mut begin| begin.execute(())).map_err(error)?;
        let result = f(&mut Snapshot::new(&connection));
        let ended = connection.prepare_cached("COMMIT").and_then(|mut end| end.execute(()));
        if ended.is_ok() && connection.is_autocommit() {
            self.put(connection);
        }
        result
    }

    /// Runs `f` with a snapshot for one statement, which needs no transaction around it.
    pub(crate) fn run_one<T, E: From<Error>>(
        &self,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let connection = self.take()?;
        let result = f(&mut Snapshot::of_one_statement(&connection));
        self.put(connection);
        result
    }

    fn take(&self) -> Result<Connection, Error> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.map_or_else(|| open_reader(&self.options, &self.path), Ok)
    }

    fn put(&self, connection: Connection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEEP_IDLE {
            idle.push(connection);
        }
    }
}
