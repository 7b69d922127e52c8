//! The worker: relays events, claims jobs, runs their handlers.

mod attempt;
mod gathering;
mod in_hand;
mod relay;
mod settle;
mod shift;
mod sweep;

use std::{future::Future, sync::Arc};

use database::{Database, Error};
use primitives::Clock;
use tokio_util::sync::CancellationToken;

use self::shift::Shift;
use crate::{
    Subscriptions, WorkerOptions,
    store::jobs::{self, Claimed, Lease, WorkerId},
};

/// Runs handlers. Several may share a database, in one process or in many.
pub struct Worker {
    core: Arc<Core>,
}

/// What all tasks of a worker share.
struct Core {
    database: Database,
    clock: Clock,
    subscriptions: Subscriptions,
    options: WorkerOptions,
    id: WorkerId,
}

impl Worker {
    /// A worker; it does nothing until it is run.
    #[must_use]
    pub fn new(
        database: Database,
        clock: Clock,
        subscriptions: Subscriptions,
        options: WorkerOptions,
    ) -> Self {
        let core = Core { database, clock, subscriptions, options, id: WorkerId::new() };
        Self { core: Arc::new(core) }
    }

    /// Makes due at once what workers before this one have left in hand, instead of waiting for their leases to run
    /// out; returns how much that was. Only for who knows that no other worker on this database lives.
    ///
    /// # Errors
    /// What the database says.
    pub async fn take_over(&self) -> Result<u64, Error> {
        let now = self.core.clock.now();
        self.core.database.write(move |tx| jobs::free_all(tx, now)).await
    }

    /// Works until `shutdown`, then lets running handlers go on for the grace time and hands the rest back.
    pub async fn run(&self, shutdown: impl Future<Output = ()>) {
        let stop = CancellationToken::new();
        let shift = Arc::new(Shift::new(Arc::clone(&self.core)));
        let wait = async {
            shutdown.await;
            stop.cancel();
        };
        tokio::join!(wait, shift.work_until(&stop));
    }

    /// Relays and runs everything that is due now, also what the handlers add to it; returns how many attempts that
    /// took. For tests and one-off commands.
    ///
    /// # Errors
    /// What the database says.
    pub async fn run_until_idle(&self) -> Result<usize, Error> {
        let shift = Arc::new(Shift::new(Arc::clone(&self.core)));
        let mut attempts = 0;
        loop {
            let taken = shift.take(self.core.options.concurrency).await?;
            if taken.is_nothing() {
                self.core.sweep_once().await?;
                return Ok(attempts);
            }
            attempts += taken.jobs.len();
            shift.run_all(taken.jobs).await?;
        }
    }
}

impl Core {
    /// Leases at most `room` due jobs. Asks with a read first, so that an idle worker does not write.
    async fn claim(self: &Arc<Self>, room: usize) -> Result<Vec<Claimed>, Error> {
        let next = self.database.read_one(jobs::next_due).await?;
        if next.is_none_or(|due| due > self.clock.now()) {
            return Ok(Vec::new());
        }
        let core = Arc::clone(self);
        let claimed = self.database.write(move |tx| jobs::claim(tx, core.clock.now(), core.lease(room)));
        claimed.await
    }

    /// What this worker claims jobs by from now on.
    fn lease(&self, room: usize) -> Lease {
        let until = self.clock.now().plus(self.options.lease);
        Lease { owner: self.id, until, room }
    }
}
