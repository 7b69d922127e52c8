//! How a database is opened.

use std::{path::PathBuf, time::Duration};

use crate::{Error, ServerAddress};

/// What an acknowledged commit survives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// Power loss: the log is flushed before anyone is answered.
    #[default]
    Full,
    /// A crash of the process; power loss may take the last commits.
    Normal,
}

/// Where a database is.
#[derive(Debug, Clone)]
pub enum Place {
    /// A file on this machine, kept by SQLite.
    File(PathBuf),
    /// A server.
    Server(ServerAddress),
}

/// How a database is opened; every limit is here.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where it is.
    pub place: Place,
    /// What an acknowledged commit survives. MySQL has no such choice for a connection: its configuration decides.
    pub durability: Durability,
    /// How many transactions may wait for the writer.
    pub queue: usize,
    /// How long a transaction waits for a place in that queue, and a read for a connection.
    pub queue_wait: Duration,
    /// SQLite: how many transactions share one commit at most.
    pub batch: usize,
    /// SQLite: how long the writer collects transactions for one commit.
    pub batch_time: Duration,
    /// SQLite: how long the writer waits once for more company before it commits, when many write at the same time.
    pub linger: Duration,
    /// SQLite: how long to wait for another process that holds the file.
    pub busy_wait: Duration,
    /// SQLite: page cache of the writer, in KiB; each reader has a quarter of it.
    pub cache_kib: u32,
    /// Servers: how many connections there are at most; half of them write.
    pub connections: usize,
    /// Servers: how long connecting may take.
    pub connect_wait: Duration,
    /// Servers: how long a statement may take.
    pub statement_timeout: Duration,
    /// PostgreSQL: a streaming replica that answers reads.
    pub replica: Option<ServerAddress>,
    /// By how much the replica may be behind its primary before nothing is sent to it.
    pub replica_max_lag: Duration,
}

impl Options {
    /// The defaults for a database file.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::at(Place::File(path.into()))
    }

    /// The defaults for an address: `sqlite:<file>`, `postgres://…`, `mysql://…`.
    ///
    /// # Errors
    /// [`Error::Address`] when it is of another kind or incomplete.
    pub fn url(url: &str) -> Result<Self, Error> {
        match url.strip_prefix("sqlite:") {
            Some("") => Err(Error::Address("sqlite: needs the name of a file".to_owned())),
            Some(file) => Ok(Self::file(file)),
            None => url.parse().map(Place::Server).map(Self::at),
        }
    }

    fn at(place: Place) -> Self {
        Self {
            place,
            durability: Durability::Full,
            queue: 1024,
            queue_wait: Duration::from_secs(5),
            batch: 128,
            batch_time: Duration::from_millis(10),
            linger: Duration::from_micros(300),
            busy_wait: Duration::from_secs(10),
            cache_kib: 8 * 1024,
            connections: 16,
            connect_wait: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(30),
            replica: None,
            replica_max_lag: Duration::from_secs(10),
        }
    }
}
