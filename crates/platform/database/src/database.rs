//! The handle on a database that contexts hold.

use std::{sync::Arc, time::Duration};

use tokio::sync::Notify;

use crate::{
    Error, Migration, Options, Signal, Snapshot, Tx, migration,
    signals::Signals,
    sqlite::{Readers, Writer},
};

/// A database; clones share it.
#[derive(Clone)]
pub struct Database {
    inner: Arc<Inner>,
}

struct Inner {
    writer: Writer,
    readers: Readers,
    signals: Signals,
    options: Options,
}

/// How a database is doing.
#[derive(Debug, Clone, Copy)]
pub struct Health {
    /// Whether a trivial read works.
    pub reachable: bool,
    /// How many transactions wait for the writer.
    pub queued: usize,
}

impl Database {
    /// Opens the database, creating the file if there is none.
    ///
    /// # Errors
    /// When the file cannot be opened or is no database.
    pub async fn open(options: Options) -> Result<Self, Error> {
        let signals = Signals::default();
        let for_writer = signals.clone();
        // Opening touches the disk and may wait for another process.
        let opened = tokio::task::spawn_blocking(move || {
            let writer = Writer::start(&options, for_writer)?;
            let readers = Readers::new(options.clone());
            Ok::<_, Error>(Inner { writer, readers, signals, options })
        });
        let inner = opened.await.map_err(|_| Error::Closed)??;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Applies the migrations that are missing; returns how many those were.
    ///
    /// # Errors
    /// When a script fails, or an applied one has been changed since.
    pub async fn migrate(&self, all: &[Migration]) -> Result<usize, Error> {
        let (inner, all) = (Arc::clone(&self.inner), all.to_vec());
        let applied = tokio::task::spawn_blocking(move || {
            let mut connection = crate::sqlite::open_writer(&inner.options)?;
            migration::apply(&mut connection, &all)
        });
        applied.await.map_err(|_| Error::Closed)?
    }

    /// How many of `all` are not applied yet.
    ///
    /// # Errors
    /// When an applied script has been changed since.
    pub async fn pending_migrations(&self, all: &[Migration]) -> Result<usize, Error> {
        let all = all.to_vec();
        self.scan(move |snapshot| migration::pending(snapshot.connection, &all)).await
    }

    /// Runs `f` as one transaction and answers after its commit. `f` may run more than once and must have no
    /// effects but those on the transaction. Dropping the future before `f` has begun means that it never runs;
    /// afterwards it runs to its end.
    ///
    /// # Errors
    /// What `f` returns (then nothing is written), or why the database could not.
    pub async fn write<T, E>(&self, f: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.inner.writer.run(f).await
    }

    /// A short read in one snapshot, on the caller's thread.
    ///
    /// # Errors
    /// What `f` returns, or why the database could not.
    pub async fn read<T, E>(&self, f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send) -> Result<T, E>
    where
        E: From<Error>,
    {
        self.inner.readers.run(f)
    }

    /// A short read of a single statement, on the caller's thread: the statement is a snapshot by itself, which saves
    /// beginning and ending one. It does not wait for anything but the disk.
    ///
    /// # Errors
    /// What `f` returns, [`Error::SecondStatement`], or why the database could not.
    pub fn read_one<T, E>(&self, f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<Error>,
    {
        self.inner.readers.run_one(f)
    }

    /// A read that may take longer than a millisecond or so: on a thread where blocking is allowed.
    ///
    /// # Errors
    /// What `f` returns, or why the database could not.
    pub async fn scan<T, E>(
        &self,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let inner = Arc::clone(&self.inner);
        let scanned = tokio::task::spawn_blocking(move || inner.readers.run(f));
        scanned.await.unwrap_or_else(|error| Err(Error::Panicked(error.to_string()).into()))
    }

    /// What wakes up when a transaction that raised `signal` is committed. One waiter is woken a time; a wake-up
    /// that nobody waits for is kept for the next who does.
    #[must_use]
    pub fn listen(&self, signal: Signal) -> Arc<Notify> {
        self.inner.signals.of(signal)
    }

    /// How the database is doing.
    pub async fn health(&self) -> Health {
        let answer = self.read(|snapshot| snapshot.query_opt("SELECT 1", &[], |row| row.get::<i64>(0))).await;
        Health {
            reachable: answer.is_ok() && self.inner.writer.is_alive(),
            queued: self.inner.writer.queued(),
        }
    }

    /// Writes a consistent copy of the database to a new file, while it is in use.
    ///
    /// # Errors
    /// When the file exists or cannot be written.
    pub async fn copy_to(&self, path: std::path::PathBuf) -> Result<(), Error> {
        self.scan(move |snapshot| crate::sqlite::copy(snapshot.connection, &path)).await
    }

    /// What is wrong inside the file: pages, indexes and foreign keys, as far as they can be checked without reading
    /// every index. Empty when nothing is. It reads the whole file.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub async fn check_integrity(&self) -> Result<Vec<String>, Error> {
        self.scan(|snapshot| crate::sqlite::check(snapshot.connection)).await
    }

    /// Lets the waiting transactions finish, for `grace` at most, and closes the files.
    ///
    /// # Errors
    /// [`Error::Timeout`] when they did not finish in time.
    pub async fn close(self, grace: Duration) -> Result<(), Error> {
        self.inner.writer.stop(grace).await
    }
}
