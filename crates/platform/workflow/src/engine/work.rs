//! The worker's loop: as many executions at once as it may have, each under a lease that is renewed while it runs.

use std::{future::Future, sync::Arc, time::Duration};

use database::Error;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::core::Core;
use crate::store;

impl Core {
    pub(super) async fn run_until_idle(self: &Arc<Self>) -> Result<usize, Error> {
        let mut taken_up = 0;
        loop {
            let (claimed, count) = self.claim(self.options.concurrency).await?;
            if count == 0 {
                return Ok(taken_up);
            }
            taken_up += count;
            let mut running = JoinSet::new();
            for (run, todo) in claimed {
                running.spawn(Arc::clone(self).drive(run, todo));
            }
            running.join_all().await;
        }
    }

    pub(super) async fn work_until(self: &Arc<Self>, shutdown: impl Future<Output = ()>) {
        let stop = CancellationToken::new();
        let wait = async {
            shutdown.await;
            stop.cancel();
        };
        let work = async {
            tokio::select! {
                () = self.take_up_until(&stop) => {}
                () = self.renew_leases() => {}
            }
            self.hand_back().await;
        };
        tokio::join!(wait, work);
    }

    async fn take_up_until(self: &Arc<Self>, stop: &CancellationToken) {
        let due = self.database.listen(store::WORK);
        let mut running = JoinSet::new();
        while !stop.is_cancelled() {
            while running.try_join_next().is_some() {}
            let free = self.options.concurrency.saturating_sub(running.len());
            let claimed = if free == 0 { Ok((Vec::new(), 0)) } else { self.claim(free).await };
            let pause = match claimed {
                Ok((claimed, count)) => {
                    for (run, todo) in claimed {
                        running.spawn(Arc::clone(self).drive(run, todo));
                    }
                    if count > 0 && running.len() < self.options.concurrency {
                        continue;
                    }
                    self.until_next_due().await
                }
                Err(error) => {
                    tracing::warn!(%error, "executions could not be taken up; trying again");
                    self.options.poll
                }
            };
            if running.len() >= self.options.concurrency {
                // There may be more, for another engine of this process.
                due.notify_one();
                self.make_room(&mut running, stop).await;
                continue;
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = due.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        let ended = async { while running.join_next().await.is_some() {} };
        if tokio::time::timeout(self.options.grace, ended).await.is_err() {
            running.shutdown().await;
        }
    }

    /// Waits until at least one execution is done, and a moment for more, so that the next ones are taken up together.
    async fn make_room(&self, running: &mut JoinSet<()>, stop: &CancellationToken) {
        const A_MOMENT: Duration = Duration::from_millis(1);
        tokio::select! {
            () = stop.cancelled() => return,
            _ = running.join_next() => {}
        }
        tokio::time::sleep(A_MOMENT).await;
    }

    /// How long to sleep if nobody wakes us. Other processes cannot, so it is never longer than the poll interval.
    async fn until_next_due(&self) -> Duration {
        let poll = self.options.poll;
        match self.database.read(|snapshot| store::cursors::next_due(snapshot, &self.machines)).await {
            Ok(Some(due)) => due.since(self.clock.now()).min(poll),
            Ok(None) | Err::<_, Error>(_) => poll,
        }
    }

    /// Renews the leases of all executions in hand, well before they run out.
    async fn renew_leases(&self) {
        loop {
            tokio::time::sleep(self.options.lease / 3).await;
            let held = self.leases.all();
            if held.is_empty() {
                continue;
            }
            let until = self.clock.now().plus(self.options.lease);
            let renewed = self.database.write(move |tx| {
                held.iter()
                    .try_for_each(|(id, fence)| store::cursors::renew(tx, *id, *fence, until).map(drop))
            });
            if let Err::<(), Error>(error) = renewed.await {
                tracing::warn!(%error, "leases could not be renewed");
            }
        }
    }

    /// Gives back what was cut off, so that nobody has to wait for the leases to run out.
    async fn hand_back(&self) {
        let held = self.leases.all();
        if held.is_empty() {
            return;
        }
        let (now, count) = (self.clock.now(), held.len());
        let given = self.database.write(move |tx| {
            held.iter().try_for_each(|(id, fence)| store::cursors::hand_back(tx, *id, *fence, now).map(drop))
        });
        match given.await {
            Ok::<(), Error>(()) => {
                tracing::info!(executions = count, "unfinished executions were handed back");
            }
            Err(error) => {
                tracing::warn!(%error, executions = count, "unfinished executions could not be handed back");
            }
        }
    }
}
