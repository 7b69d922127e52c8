//! One run of a worker: as many handlers at once as it may have, each job under a lease that is renewed while it runs.

mod leases;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use database::Error;
use primitives::JobId;
use tokio::{sync::mpsc, task::JoinSet};
use tokio_util::sync::CancellationToken;

use super::{
    Core,
    attempt::Report,
    gathering::Gathering,
    in_hand::InHand,
    settle::{REPORTS, settle_all},
};
use crate::store::{
    self,
    jobs::{self, Claim, Claimed},
};

pub(super) struct Shift {
    pub(super) core: Arc<Core>,
    pub(super) in_hand: InHand,
    held: Mutex<HashMap<JobId, Claim>>,
}

/// What a worker has taken up.
pub(super) struct Taken {
    pub jobs: Vec<Claimed>,
    /// How many events were relayed for that.
    events: usize,
    /// Whether there may be more to take up.
    may_be_more: bool,
}

impl Taken {
    pub(super) fn is_nothing(&self) -> bool {
        self.jobs.is_empty() && self.events == 0
    }
}

impl Shift {
    pub(super) fn new(core: Arc<Core>) -> Self {
        Self { core, in_hand: InHand::default(), held: Mutex::default() }
    }

    /// Relays, claims and runs until `stop`.
    pub(super) async fn work_until(self: &Arc<Self>, stop: &CancellationToken) {
        let (report, reports) = mpsc::channel(REPORTS);
        let settler = tokio::spawn(settle_all(Arc::clone(self), reports));
        tokio::select! {
            () = self.run_handlers(stop, report) => {}
            () = self.renew_leases() => {}
            () = self.core.sweep() => {}
        }
        if let Err(error) = settler.await {
            tracing::error!(%error, "settling jobs ended early");
        }
        self.hand_back().await;
    }

    async fn run_handlers(self: &Arc<Self>, stop: &CancellationToken, report: mpsc::Sender<Report>) {
        let options = &self.core.options;
        let (due, emitted) =
            (self.core.database.listen(store::JOBS), self.core.database.listen(store::EVENTS));
        let (mut running, mut gathering) = (JoinSet::new(), Gathering::default());
        while !stop.is_cancelled() {
            while running.try_join_next().is_some() {}
            for jobs in gathering.due() {
                running.spawn(Arc::clone(self).run_some(jobs, report.clone()));
            }
            let room = options.concurrency.saturating_sub(running.len());
            if room == 0 {
                // There may be more, for another worker of this process.
                due.notify_one();
                emitted.notify_one();
                tokio::select! {
                    () = stop.cancelled() => {}
                    _ = running.join_next() => {}
                }
                continue;
            }
            let pause = match self.take(room).await {
                Ok(taken) => {
                    let ready = |job| gathering.add(job, &self.core.subscriptions);
                    for jobs in taken.jobs.into_iter().filter_map(ready).collect::<Vec<_>>() {
                        running.spawn(Arc::clone(self).run_some(jobs, report.clone()));
                    }
                    if taken.may_be_more {
                        continue;
                    }
                    self.until_next_due().await
                }
                Err(error) => {
                    tracing::warn!(%error, "jobs could not be taken up; trying again");
                    options.poll
                }
            };
            tokio::select! {
                () = stop.cancelled() => {}
                () = due.notified() => {}
                () = emitted.notified() => {}
                () = tokio::time::sleep(gathering.until_next(pause)) => {}
            }
        }
        for jobs in gathering.all() {
            running.spawn(Arc::clone(self).run_some(jobs, report.clone()));
        }
        let ended = async { while running.join_next().await.is_some() {} };
        if tokio::time::timeout(options.grace, ended).await.is_err() {
            running.shutdown().await;
        }
    }

    /// Takes up at most `room` jobs, those that are due before those of new events.
    pub(super) async fn take(&self, room: usize) -> Result<Taken, Error> {
        let limit = room.min(self.core.options.claim_batch);
        let mut jobs = self.core.claim(limit).await?;
        self.hold(&jobs);
        let room = limit - jobs.len();
        if room == 0 {
            return Ok(Taken { jobs, events: 0, may_be_more: true });
        }
        let relayed = match self.core.relay(room).await {
            Ok(relayed) => relayed,
            Err(error) if jobs.is_empty() => return Err(error),
            // What is claimed is ours and has to be run.
            Err(error) => {
                tracing::warn!(%error, "events could not be relayed; trying again");
                return Ok(Taken { jobs, events: 0, may_be_more: true });
            }
        };
        self.hold(&relayed.claimed);
        self.in_hand.take(&relayed.in_hand);
        let events = relayed.events();
        jobs.extend(relayed.claimed);
        Ok(Taken { jobs, events, may_be_more: events == self.core.events_for(room) })
    }

    /// How long to sleep if nobody wakes us. Other processes cannot, so it is never longer than the poll interval.
    async fn until_next_due(&self) -> Duration {
        let poll = self.core.options.poll;
        match self.core.database.read_one(jobs::next_due).await {
            Ok(Some(due)) => due.since(self.core.clock.now()).min(poll),
            Ok(None) | Err(_) => poll,
        }
    }

    async fn run_some(self: Arc<Self>, jobs: Vec<Claimed>, report: mpsc::Sender<Report>) {
        for outcome in self.core.attempt(jobs).await {
            // The settler lives as long as there are senders.
            let _ = report.send(outcome).await;
        }
    }

    /// Runs these jobs to their end and settles them. What would be gathered has been.
    pub(super) async fn run_all(self: &Arc<Self>, claimed: Vec<Claimed>) -> Result<(), Error> {
        let (mut running, mut gathering) = (JoinSet::new(), Gathering::default());
        let ready = |job| gathering.add(job, &self.core.subscriptions);
        let mut together: Vec<_> = claimed.into_iter().filter_map(ready).collect();
        together.extend(gathering.all());
        for jobs in together {
            let core = Arc::clone(&self.core);
            running.spawn(async move { core.attempt(jobs).await });
        }
        let reports: Vec<Report> = running.join_all().await.into_iter().flatten().collect();
        let reports: Arc<[Report]> = reports.into();
        self.settle(Arc::clone(&reports)).await?;
        self.forget(&reports);
        Ok(())
    }

    fn hold(&self, claimed: &[Claimed]) {
        self.held().extend(claimed.iter().map(|job| (job.claim.id, job.claim.clone())));
    }

    pub(super) fn forget(&self, reports: &[Report]) {
        let mut held = self.held();
        for report in reports {
            held.remove(&report.claim.id);
        }
    }

    fn held(&self) -> MutexGuard<'_, HashMap<JobId, Claim>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
