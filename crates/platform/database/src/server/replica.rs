//! A replica that reads may be sent to. It has to be near its primary and to have got as far as what its reader has seen;
//! whatever goes wrong with it, the primary is asked instead. One that failed is left alone until the watch has found it
//! well, so that a dead replica costs its readers nothing.

mod floor;
mod lag;
mod state;
mod watch;

use std::{
    sync::{
        Arc,
        mpsc::{SyncSender, sync_channel},
    },
    time::Duration,
};

use tokio::sync::OwnedSemaphorePermit;

pub(crate) use self::floor::Floor;
use self::{state::State, watch::Watch};
use super::{Connector, Readers, Reading, Session, readers::read_on};
use crate::{Dialect, Error, Options, Snapshot};

/// How long a replica may take to say how far it has got, and to accept a connection.
const PATIENCE: Duration = Duration::from_millis(500);

/// A replica, and the thread that watches it.
#[derive(Clone)]
pub(crate) struct Replica {
    readers: Readers,
    state: Arc<State>,
    wake: SyncSender<()>,
}

/// How a replica is doing.
#[derive(Debug, Clone, Copy)]
pub struct ReplicaHealth {
    /// Whether reads are sent to it.
    pub is_used: bool,
    /// By how much it is behind its primary, as far as that is known.
    pub lag: Option<Duration>,
    /// How many reads it has answered.
    pub reads: u64,
    /// How many reads the primary had to answer because it was behind.
    pub behind: u64,
    /// How many reads the primary had to answer because it failed.
    pub failures: u64,
}

/// What came of asking it.
enum Outcome<T> {
    Answered(T),
    Behind,
    Failed,
}

impl Replica {
    /// Begins to watch the replica; nothing is sent to it until it was seen to be well.
    pub(crate) fn follow(primary: &Connector, options: &Options) -> Result<Option<Self>, Error> {
        let Some(address) = &options.replica else { return Ok(None) };
        if address.dialect != Dialect::Postgres {
            return Err(Error::Address("only replicas of PostgreSQL can be followed".to_owned()));
        }
        let mut own = options.clone();
        own.connect_wait = own.connect_wait.min(PATIENCE);
        let connector = Connector::new(&own, address)?;
        let state = Arc::new(State::default());
        let (wake, woken) = sync_channel(1);
        let watch =
            Watch::new(primary.clone(), connector.clone(), Arc::clone(&state), options.replica_max_lag);
        std::thread::Builder::new()
            .name("replica-watch".to_owned())
            .spawn(move || watch.run(&woken))
            .map_err(|error| Error::Sql { code: "THREAD".to_owned(), message: error.to_string() })?;
        Ok(Some(Self { readers: Readers::new(connector, &own), state, wake }))
    }

    pub(crate) fn health(&self) -> ReplicaHealth {
        self.state.health()
    }

    pub(crate) fn new_floor(&self) -> Arc<Floor> {
        let floor = self.state.new_floor();
        self.wake();
        floor
    }

    /// Has the watch look at once.
    pub(crate) fn wake(&self) {
        // If it is full the watch is awake already.
        let _awake = self.wake.try_send(());
    }

    /// A place among its readers; `None` when the primary is to be asked.
    pub(crate) async fn place(&self, long: bool) -> Option<Vec<OwnedSemaphorePermit>> {
        if !self.state.is_used() {
            return None;
        }
        let places = self.readers.places(long).await.ok()?;
        // It may have failed while the place was waited for.
        self.state.is_used().then_some(places)
    }

    /// A long read from it on a thread for such; gives `f` back when the primary is to be asked.
    pub(crate) async fn scan<T, E, F>(&self, since: u64, f: F) -> Result<Result<T, E>, F>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Snapshot<'_>) -> Result<T, E> + Send + 'static,
    {
        let Some(places) = self.place(true).await else { return Err(f) };
        let replica = self.clone();
        let scanned = tokio::task::spawn_blocking(move || {
            let _places = places;
            replica.read(Reading::Snapshot, since, &f).ok_or(f)
        });
        scanned.await.unwrap_or_else(|error| Ok(Err(Error::Panicked(error.to_string()).into())))
    }

    /// Reads from it, if it has got as far as `since`; `None` when the primary is to be asked. This blocks.
    pub(crate) fn read<T, E: From<Error>>(
        &self,
        reading: Reading,
        since: u64,
        f: impl Fn(&mut Snapshot<'_>) -> Result<T, E>,
    ) -> Option<Result<T, E>> {
        let asked = self.readers.with_session(|session| ask(session, reading, since, f));
        match asked.unwrap_or(Outcome::Failed) {
            Outcome::Answered(answer) => {
                self.state.answered();
                Some(answer)
            }
            Outcome::Behind => {
                self.state.was_behind();
                None
            }
            Outcome::Failed => {
                self.state.failed();
                self.readers.forget_idle();
                self.wake();
                None
            }
        }
    }
}

fn ask<T, E: From<Error>>(
    session: &mut dyn Session,
    reading: Reading,
    since: u64,
    f: impl Fn(&mut Snapshot<'_>) -> Result<T, E>,
) -> Outcome<Result<T, E>> {
    // Asked before the read takes its snapshot. It also shows that the replica is there, in a time that can be waited for.
    match session.replayed(PATIENCE) {
        Ok(replayed) if replayed < since => return Outcome::Behind,
        Ok(_) => {}
        Err(_) => return Outcome::Failed,
    }
    let (answer, failure) = read_on(session, reading, f);
    match failure {
        _ if session.is_lost() => Outcome::Failed,
        // What takes too long here would take too long there.
        None => Outcome::Answered(answer),
        Some(failure) if matches!(failure.error, Error::Timeout) => Outcome::Answered(answer),
        // It is undone when it hinders the replica, or knows of a table that is not there yet.
        Some(_) => Outcome::Behind,
    }
}
