//! Connections for reading from a server. A read takes one, runs on its caller's thread, which may block meanwhile, and
//! gives it back.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::{OwnedSemaphorePermit, Semaphore},
};

use super::{Connector, Purpose, Session};
use crate::{Error, Options, Snapshot};

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
        }))
    }

    /// A short read on the caller's thread, which other tasks of the runtime leave in the meantime.
    pub(crate) async fn run<T, E: From<Error>>(
        &self,
        reading: Reading,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let _place = self.0.place(&self.0.places).await?;
        let runtime = Handle::try_current().map(|runtime| runtime.runtime_flavor());
        if runtime.is_ok_and(|flavor| flavor == RuntimeFlavor::MultiThread) {
            tokio::task::block_in_place(|| self.0.read(reading, f))
        } else {
            self.0.read(reading, f)
        }
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
        let long = self.0.place(&self.0.places_for_long).await?;
        let place = self.0.place(&self.0.places).await?;
        let pool = Arc::clone(&self.0);
        // Its caller may leave; the read goes on and keeps its places.
        let scanned = tokio::task::spawn_blocking(move || {
            let _places = (long, place);
            pool.read(Reading::Snapshot, f)
        });
        scanned.await.unwrap_or_else(|error| Err(Error::Panicked(error.to_string()).into()))
    }
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
        // If `f` panics the connection is dropped here and its transaction with it.
        let mut session = self.take()?;
        if reading == Reading::Snapshot {
            session.begin().map_err(|failure| failure.error)?;
        }
        let result = f(&mut Snapshot::on_server(session.as_mut(), reading == Reading::OneStatement));
        if reading == Reading::Snapshot {
            session.finish_reading();
        }
        self.put(session);
        result
    }

    fn take(&self) -> Result<Box<dyn Session>, Error> {
        loop {
            let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(mut session) = idle else { return self.connector.connect(Purpose::Read) };
            if session.is_usable() {
                return Ok(session);
            }
        }
    }

    fn put(&self, session: Box<dyn Session>) {
        if !session.is_lost() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(session);
        }
    }
}
