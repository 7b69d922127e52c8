//! How a database is opened.

use std::{path::PathBuf, time::Duration};

/// What an acknowledged commit survives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// Power loss: the log is flushed before anyone is answered.
    #[default]
    Full,
    /// A crash of the process; power loss may take the last commits.
    Normal,
}

/// How a database is opened; every limit is here.
#[derive(Debug, Clone)]
pub struct Options {
    /// The database file.
    pub path: PathBuf,
    /// What an acknowledged commit survives.
    pub durability: Durability,
    /// How many transactions may wait for the writer.
    pub queue: usize,
    /// How long a transaction waits for a place in that queue.
    pub queue_wait: Duration,
    /// How many transactions share one commit at most.
    pub batch: usize,
    /// How long the writer collects transactions for one commit.
    pub batch_time: Duration,
    /// How long the writer waits once for more company before it commits, when many write at the same time.
    pub linger: Duration,
    /// How long to wait for another process that holds the file.
    pub busy_wait: Duration,
    /// Page cache of the writer, in KiB; each reader has a quarter of it.
    pub cache_kib: u32,
}

impl Options {
    /// The defaults for a database file.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            durability: Durability::Full,
            queue: 1024,
            queue_wait: Duration::from_secs(5),
            batch: 128,
            batch_time: Duration::from_millis(10),
            linger: Duration::from_micros(300),
            busy_wait: Duration::from_secs(10),
            cache_kib: 8 * 1024,
        }
    }
}
