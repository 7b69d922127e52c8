//! The handle on a database that contexts hold.

use std::{sync::Arc, time::Duration};

use tokio::sync::Notify;

use crate::{
    Dialect, Error, Migration, Options, Place, Position, ReplicaHealth, Signal, Snapshot, Tx,
    engine::Engine,
    migration,
    server::Replica,
    session::{self, Reading},
    signals::Signals,
};

/// A database; clones share it.
#[derive(Clone)]
pub struct Database {
    inner: Arc<Inner>,
}

/// Something that is to be dropped after the last connection.
pub(crate) type Last = Arc<dyn Send + Sync>;

struct Inner {
    engine: Engine,
    signals: Signals,
    options: Options,
    last: Option<Last>,
}

/// How a database is doing.
#[derive(Debug, Clone, Copy)]
pub struct Health {
    /// Whether a trivial read works.
    pub reachable: bool,
    /// How many transactions wait for the writer.
    pub queued: usize,
    /// How many reads a server has answered; files are not counted.
    pub reads: u64,
    /// How its replica is doing, if it has one.
    pub replica: Option<ReplicaHealth>,
}

impl Database {
    /// Opens the database, creating the file if there is none; a server's database must be there.
    ///
    /// # Errors
    /// When the file cannot be opened or is no database, or the server cannot be reached.
    pub async fn open(options: Options) -> Result<Self, Error> {
        Self::open_with(options, None).await
    }

    /// Opens the database; `last` is dropped after its last connection.
    pub(crate) async fn open_with(options: Options, last: Option<Last>) -> Result<Self, Error> {
        let signals = Signals::default();
        let for_writer = signals.clone();
        // Opening touches the disk or the network and may wait for another process.
        let opened = tokio::task::spawn_blocking(move || {
            let engine = Engine::open(&options, for_writer)?;
            Ok::<_, Error>(Inner { engine, signals, options, last })
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
        let applied = tokio::task::spawn_blocking(move || inner.engine.migrate(&all));
        applied.await.map_err(|_| Error::Closed)?
    }

    /// How many of `all` are not applied yet.
    ///
    /// # Errors
    /// When an applied script has been changed since.
    pub async fn pending_migrations(&self, all: &[Migration]) -> Result<usize, Error> {
        let all = all.to_vec();
        self.scan(move |snapshot| migration::pending(snapshot, &all)).await
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
        self.inner.engine.write(f).await
    }

    /// A short read in one snapshot, on the caller's thread. On a server that thread waits for each answer, while the
    /// other tasks of a runtime with many threads move on to another one.
    ///
    /// # Errors
    /// What `f` returns, or why the database could not.
    pub async fn read<T, E>(&self, f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send) -> Result<T, E>
    where
        E: From<Error>,
    {
        self.inner.engine.read(f).await
    }

    /// A short read of a single statement, which is a snapshot by itself: that saves beginning and ending one.
    ///
    /// # Errors
    /// What `f` returns, [`Error::SecondStatement`], or why the database could not.
    pub async fn read_one<T, E>(
        &self,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send,
    ) -> Result<T, E>
    where
        E: From<Error>,
    {
        self.inner.engine.read_one(f).await
    }

    /// [`Self::read_one`] if it waits for nothing but the disk; `None` from a server, which is somewhere else.
    pub fn read_at_once<T, E>(
        &self,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E>,
    ) -> Option<Result<T, E>>
    where
        E: From<Error>,
    {
        self.inner.engine.read_at_once(f)
    }

    /// A read that may take longer than a millisecond or so: on a thread where blocking is allowed. In a [`Session`] that
    /// only reads, a replica may answer; `f` is run again by the primary if that fails.
    ///
    /// # Errors
    /// What `f` returns, or why the database could not.
    pub async fn scan<T, E>(
        &self,
        f: impl Fn(&mut Snapshot<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let since = match session::current() {
            Some(Reading::Since(seen)) => Some(seen),
            Some(Reading::Primary) | None => None,
        };
        self.inner.engine.scan(since, f).await
    }

    /// What wakes up when a transaction that raised `signal` is committed. One waiter is woken a time; a wake-up
    /// that nobody waits for is kept for the next who does.
    #[must_use]
    pub fn listen(&self, signal: Signal) -> Arc<Notify> {
        self.inner.signals.of(signal)
    }

    /// What the engine underneath speaks.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match &self.inner.options.place {
            Place::File(_) => Dialect::Sqlite,
            Place::Server(address) => address.dialect,
        }
    }

    /// How far the changes have got: whoever reads from a replica that has got as far sees everything that is committed
    /// now. `None` without a replica.
    ///
    /// # Errors
    /// Why the database could not say.
    pub async fn position(&self) -> Result<Option<Position>, Error> {
        match self.inner.engine.followed() {
            Some(_) => self.inner.engine.position().await,
            None => Ok(None),
        }
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.inner.engine
    }

    pub(crate) fn options(&self) -> &Options {
        &self.inner.options
    }

    pub(crate) fn last(&self) -> Option<Last> {
        self.inner.last.clone()
    }

    /// How the database is doing.
    pub async fn health(&self) -> Health {
        let answer = self.read(|snapshot| snapshot.query_opt("SELECT 1", &[], |row| row.get::<i64>(0))).await;
        Health {
            reachable: answer.is_ok() && self.inner.engine.is_alive(),
            queued: self.inner.engine.queued(),
            reads: self.inner.engine.reads(),
            replica: self.inner.engine.followed().map(Replica::health),
        }
    }

    /// Writes a consistent copy of the database to a new file, while it is in use.
    ///
    /// # Errors
    /// [`Error::FilesOnly`] on a server; when the file exists or cannot be written.
    pub async fn copy_to(&self, path: std::path::PathBuf) -> Result<(), Error> {
        self.scan(move |snapshot| crate::sqlite::copy(snapshot.file()?, &path)).await
    }

    /// What is wrong inside the file: pages, indexes and foreign keys, as far as they can be checked without reading
    /// every index. Empty when nothing is. It reads the whole file. A server looks after its files itself.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub async fn check_integrity(&self) -> Result<Vec<String>, Error> {
        if self.dialect() != Dialect::Sqlite {
            return Ok(Vec::new());
        }
        self.scan(|snapshot| crate::sqlite::check(snapshot.file()?)).await
    }

    /// Lets the waiting transactions finish, for `grace` at most, and closes the files.
    ///
    /// # Errors
    /// [`Error::Timeout`] when they did not finish in time.
    pub async fn close(self, grace: Duration) -> Result<(), Error> {
        self.inner.engine.stop(grace).await
    }
}
