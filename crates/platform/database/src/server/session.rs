//! What a driver does for the threads and the pool: one connection, used by one thread at a time.

use std::{ops::ControlFlow, time::Duration};

use crate::{Dialect, Error, Row, Value};

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Serializable transactions.
    Write,
    /// Snapshots that cannot write.
    Read,
    /// Changing tables: no time limit for a statement.
    Migrate,
}

/// What is called for each row; it may end the reading.
pub(crate) type OnRow<'f> = dyn FnMut(&Row<'_>) -> ControlFlow<()> + 'f;

/// Why a statement or a commit failed.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    /// The reason.
    pub(crate) error: Error,
    /// The transaction has done nothing, and may succeed if it is run again.
    pub(crate) is_repeatable: bool,
}

/// How far the log of a server has got.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LogEnd {
    /// What has been written is before this place, whether or not it is on disk.
    pub(crate) written: u64,
    /// What is on disk, and so may be on its way to replicas.
    pub(crate) flushed: u64,
}

/// A connection to a server.
pub(crate) trait Session: Send {
    fn dialect(&self) -> Dialect;

    /// Whether the connection is of no use any more.
    fn is_lost(&self) -> bool;

    /// Whether a connection that was idle still works; may ask the server.
    fn is_usable(&mut self) -> bool;

    /// Begins a transaction; may put it off until the first statement.
    fn begin(&mut self) -> Result<(), Failure>;

    /// Commits it; if that fails the transaction is over, too. If the connection is lost afterwards nobody knows whether
    /// it happened.
    fn commit(&mut self) -> Result<(), Failure>;

    /// Ends a transaction and undoes it.
    fn roll_back(&mut self);

    /// Ends a transaction that has only read; nobody waits for it.
    fn finish_reading(&mut self);

    /// Runs a statement; returns how many rows it matched.
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Failure>;

    /// Runs a query.
    fn for_each(&mut self, sql: &str, values: &[Value], row: &mut OnRow<'_>) -> Result<(), Failure>;

    /// How far the log of this server has got; asked outside of transactions.
    fn log_end(&mut self, within: Duration) -> Result<LogEnd, Failure>;

    /// How far this replica shows the log of its primary; asked outside of transactions.
    fn replayed(&mut self, within: Duration) -> Result<u64, Failure>;

    /// Runs statements without values that are not kept; on MySQL exactly one.
    fn run_script(&mut self, sql: &str) -> Result<(), Failure>;
}
