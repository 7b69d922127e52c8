//! Connections for reading from a server. A read takes one, runs on its caller's thread, which may block meanwhile, and
//! gives it back.

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::{OwnedSemaphorePermit, Semaphore},
};

use super::{Connector, Failure, Purpose, Session};
use crate::{
    Error, Options, Snapshot,
    tally::{Tally, lend},
};

/// A pool of connections for reading.
#[derive(Clone)]
pub(crate) struct Readers(Arc<Pool>);

struct Pool {
    connector: Connector,
    idle: Mutex<Vec<Box<dyn Session>>>,
    /// One for each connection.
    places: Arc<Semaphore>,
    /// Long reads leave some for the short ones.
    places_for_long: Arc<Semaphore>,
    wait: Duration,
    count: AtomicU64,
}

/// How the statements of a read belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// They all see the same state.
    Snapshot,
    /// There is only one.
    OneStatement,
}

impl Readers {
    pub(crate) fn new(connector: Connector, options: &Options) -> Self {
        let places = (options.connections - options.connections / 2).max(1);
        Self(Arc::new(Pool {
            connector,
            idle: Mutex::default(),
            places: Arc::new(Semaphore::new(places)),
            places_for_long: Arc::new(Semaphore::new(places.div_ceil(2))),
            wait: options.queue_wait,
            count: AtomicU64::default(),
        }))
    }

    /// A short read on the caller's thread, which other tasks of the runtime leave in the meantime.
    pub(crate) async fn run<T, E: From<Error>>(
        &self,
        reading: Reading,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let _place = self.0.place(&self.0.places).await?;
        here(|| self.0.read(reading, f))
    }

    /// A long read on a thread for such.
    pub(crate) async fn scan<T, E>(
        &self,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let places = self.places(true).await?;
        let (pool, tally) = (Arc::clone(&self.0), Tally::current());
        // Its caller may leave; the read goes on and keeps its places.
        let scanned = tokio::task::spawn_blocking(move || {
            let _places = places;
            lend(tally, || pool.read(Reading::Snapshot, f))
        });
        scanned.await.unwrap_or_else(|error| Err(Error::Panicked(error.to_string()).into()))
    }

    /// Asks the server something on the caller's thread.
    pub(crate) async fn ask<R>(
        &self,
        question: impl FnOnce(&mut dyn Session) -> Result<R, Failure>,
    ) -> Result<R, Error> {
        let _place = self.0.place(&self.0.places).await?;
        here(|| self.0.with_session(question))?.map_err(|failure| failure.error)
    }

    /// Places for a read, which it keeps to its end.
    pub(super) async fn places(&self, is_long: bool) -> Result<Vec<OwnedSemaphorePermit>, Error> {
        let mut places = Vec::with_capacity(2);
        if is_long {
            places.push(self.0.place(&self.0.places_for_long).await?);
        }
        places.push(self.0.place(&self.0.places).await?);
        Ok(places)
    }

    /// Gives a connection to `work`. This blocks.
    pub(super) fn with_session<R>(&self, work: impl FnOnce(&mut dyn Session) -> R) -> Result<R, Error> {
        self.0.with_session(work)
    }

    /// Ends the connections that nobody uses just now.
    pub(super) fn forget_idle(&self) {
        self.0.idle().clear();
    }

    /// How many reads there were.
    pub(crate) fn count(&self) -> u64 {
        self.0.count.load(Ordering::Relaxed)
    }
}

/// Runs what blocks on this thread; other tasks of a runtime with many threads go to another one.
pub(crate) fn here<R>(work: impl FnOnce() -> R) -> R {
    let runtime = Handle::try_current().map(|runtime| runtime.runtime_flavor());
    if runtime.is_ok_and(|flavor| flavor == RuntimeFlavor::MultiThread) {
        tokio::task::block_in_place(work)
    } else {
        work()
    }
}

/// Reads by this connection; answers also with what went wrong on the server, whatever `f` made of it.
pub(super) fn read_on<T, E: From<Error>>(
    session: &mut dyn Session,
    reading: Reading,
    f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E>,
) -> (Result<T, E>, Option<Failure>) {
    if reading == Reading::Snapshot
        && let Err(failure) = session.begin()
    {
        return (Err(failure.error.clone().into()), Some(failure));
    }
    let mut snapshot = Snapshot::on_server(session, reading == Reading::OneStatement);
    let result = f(&mut snapshot);
    let failure = snapshot.into_failure();
    if reading == Reading::Snapshot {
        session.finish_reading();
    }
    (result, failure)
}

impl Pool {
    async fn place(&self, places: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Error> {
        if let Ok(place) = Arc::clone(places).try_acquire_owned() {
            return Ok(place);
        }
        let waited = tokio::time::timeout(self.wait, Arc::clone(places).acquire_owned()).await;
        waited.map_err(|_| Error::Overloaded)?.map_err(|_| Error::Closed)
    }

    fn read<T, E: From<Error>>(
        &self,
        reading: Reading,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.with_session(|session| read_on(session, reading, f).0)?
    }

    fn with_session<R>(&self, work: impl FnOnce(&mut dyn Session) -> R) -> Result<R, Error> {
        // If `work` panics the connection is dropped here and its transaction with it.
        let mut session = self.take()?;
        let result = work(session.as_mut());
        self.put(session);
        Ok(result)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Box<dyn Session>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Result<Box<dyn Session>, Error> {
        loop {
            let idle = self.idle().pop();
            let Some(mut session) = idle else { return self.connector.connect(Purpose::Read) };
            if session.is_usable() {
                return Ok(session);
            }
        }
    }

    fn put(&self, session: Box<dyn Session>) {
        if !session.is_lost() {
            self.idle().push(session);
        }
    }
}
