//! The worker: relays events, claims jobs, runs their handlers.

mod attempt;
mod relay;
mod settle;
mod shift;

use std::{future::Future, sync::Arc};

use database::{Database, Error};
use primitives::Clock;
use tokio_util::sync::CancellationToken;

use self::shift::Shift;
use crate::{
    Subscriptions, WorkerOptions,
    store::jobs::{self, Claimed, WorkerId},
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
        tokio::join!(wait, self.core.relay_until(&stop), shift.work_until(&stop));
    }

    /// Relays and runs everything that is due now, also what the handlers add to it; returns how many attempts that
    /// took. For tests and one-off commands.
    ///
    /// # Errors
    /// What the database says.
    pub async fn run_until_idle(&self) -> Result<usize, Error> {
        let mut attempts = 0;
        loop {
            while self.core.relay_batch().await? > 0 {}
            let claimed = self.core.claim(self.core.options.concurrency).await?;
            if claimed.is_empty() {
                return Ok(attempts);
            }
            attempts += claimed.len();
            Arc::new(Shift::new(Arc::clone(&self.core))).run_all(claimed).await?;
        }
    }
}

impl Core {
    /// Leases at most `free` due jobs. Asks with a read first, so that an idle worker does not write.
    async fn claim(self: &Arc<Self>, free: usize) -> Result<Vec<Claimed>, Error> {
        let now = self.clock.now();
        let next = self.database.read(jobs::next_due).await?;
        if next.is_none_or(|due| due > now) {
            return Ok(Vec::new());
        }
        let (until, owner) = (now.plus(self.options.lease), self.id);
        let limit = free.min(self.options.claim_batch);
        self.database.write(move |tx| jobs::claim(tx, now, until, owner, limit)).await
    }
}
