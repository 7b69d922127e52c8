//! The endless run: sleeps until the next job is due, and lets running jobs end before it stops.

use std::{future::Future, time::Duration};

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::Scheduler;
use crate::{ScheduleError, store};

/// How often to look for changes that other processes have made.
const POLL: Duration = Duration::from_secs(1);

/// How long running jobs may go on at shutdown.
const GRACE: Duration = Duration::from_secs(10);

impl Scheduler {
    /// Runs jobs as they become due until `shutdown`; then running ones may go on for ten seconds, and what is cut off
    /// is due again at once.
    pub async fn run(&self, shutdown: impl Future<Output = ()>) {
        let cut_off = CancellationToken::new();
        let mut running = JoinSet::new();
        let changed = self.inner.database.listen(store::CHANGED);
        tokio::pin!(shutdown);
        loop {
            while running.try_join_next().is_some() {}
            let pause = self.start_due(&mut running, &cut_off).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "schedules could not be looked at; trying again");
                POLL
            });
            tokio::select! {
                () = &mut shutdown => break,
                () = changed.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        let ended = async { while running.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, ended).await.is_err() {
            cut_off.cancel();
            while running.join_next().await.is_some() {}
        }
    }

    /// Starts what is due; tells how long to sleep then.
    async fn start_due(
        &self,
        running: &mut JoinSet<()>,
        cut_off: &CancellationToken,
    ) -> Result<Duration, ScheduleError> {
        for execution in self.begin_due().await? {
            let cut_off = cut_off.clone();
            running.spawn(async move { execution.complete_unless(&cut_off).await });
        }
        let names = self.names();
        let next = self.inner.database.read(|snapshot| store::next_due(snapshot, &names)).await?;
        Ok(next.map_or(POLL, |due| due.since(self.inner.clock.now()).min(POLL)))
    }
}
