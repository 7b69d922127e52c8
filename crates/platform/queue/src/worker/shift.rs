//! One run of a worker: as many handlers at once as it may have, each job under a lease that is renewed while it runs.

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
    settle::{REPORTS, settle_all},
};
use crate::store::{
    self,
    jobs::{self, Claim, Claimed},
};

pub(super) struct Shift {
    pub(super) core: Arc<Core>,
    held: Mutex<HashMap<JobId, Claim>>,
}

impl Shift {
    pub(super) fn new(core: Arc<Core>) -> Self {
        Self { core, held: Mutex::default() }
    }

    /// Claims and runs jobs until `stop`.
    pub(super) async fn work_until(self: &Arc<Self>, stop: &CancellationToken) {
        let (report, reports) = mpsc::channel(REPORTS);
        let settler = tokio::spawn(settle_all(Arc::clone(self), reports));
        tokio::select! {
            () = self.run_handlers(stop, report) => {}
            () = self.renew_leases() => {}
        }
        if let Err(error) = settler.await {
            tracing::error!(%error, "settling jobs ended early");
        }
        self.hand_back().await;
    }

    async fn run_handlers(self: &Arc<Self>, stop: &CancellationToken, report: mpsc::Sender<Report>) {
        let options = &self.core.options;
        let due = self.core.database.listen(store::JOBS);
        let mut running = JoinSet::new();
        while !stop.is_cancelled() {
            while running.try_join_next().is_some() {}
            let free = options.concurrency.saturating_sub(running.len());
            let claimed = self.claim(free).await;
            let may_be_more = claimed.is_ok();
            for job in claimed.unwrap_or_default() {
                running.spawn(Arc::clone(self).run_one(job, report.clone()));
            }
            if running.len() >= options.concurrency {
                // There may be more, for another worker of this process.
                due.notify_one();
                tokio::select! {
                    () = stop.cancelled() => {}
                    _ = running.join_next() => {}
                }
                continue;
            }
            let pause = if may_be_more { self.until_next_due().await } else { options.poll };
            tokio::select! {
                () = stop.cancelled() => {}
                () = due.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        let ended = async { while running.join_next().await.is_some() {} };
        if tokio::time::timeout(options.grace, ended).await.is_err() {
            running.shutdown().await;
        }
    }

    async fn claim(&self, free: usize) -> Result<Vec<Claimed>, Error> {
        let claimed = self.core.claim(free).await;
        match &claimed {
            Ok(claimed) => self.hold(claimed),
            Err(error) => tracing::warn!(%error, "jobs could not be claimed; trying again"),
        }
        claimed
    }

    /// How long to sleep if nobody wakes us. Other processes cannot, so it is never longer than the poll interval.
    async fn until_next_due(&self) -> Duration {
        let poll = self.core.options.poll;
        match self.core.database.read(jobs::next_due).await {
            Ok(Some(due)) => due.since(self.core.clock.now()).min(poll),
            Ok(None) | Err(_) => poll,
        }
    }

    async fn run_one(self: Arc<Self>, job: Claimed, report: mpsc::Sender<Report>) {
        let outcome = self.core.attempt(job).await;
        // The settler lives as long as there are senders.
        let _ = report.send(outcome).await;
    }

    /// Runs these jobs to their end and settles them.
    pub(super) async fn run_all(self: &Arc<Self>, claimed: Vec<Claimed>) -> Result<(), Error> {
        let mut running = JoinSet::new();
        for job in claimed {
            let core = Arc::clone(&self.core);
            running.spawn(async move { core.attempt(job).await });
        }
        let reports = running.join_all().await;
        self.settle(reports.into()).await
    }

    /// Renews the leases of all jobs in hand, well before they run out.
    async fn renew_leases(&self) {
        let core = &self.core;
        loop {
            tokio::time::sleep(core.options.lease / 3).await;
            let claims: Vec<Claim> = self.held().values().cloned().collect();
            let until = core.clock.now().plus(core.options.lease);
            let renewed = core
                .database
                .write(move |tx| claims.iter().try_for_each(|claim| jobs::renew(tx, claim, until).map(drop)));
            if let Err(error) = renewed.await {
                let error: Error = error;
                tracing::warn!(%error, "leases could not be renewed");
            }
        }
    }

    /// Gives back what was cut off, so that another worker need not wait for the leases to run out.
    async fn hand_back(&self) {
        let claims: Vec<Claim> = self.held().drain().map(|(_, claim)| claim).collect();
        if claims.is_empty() {
            return;
        }
        let (now, count) = (self.core.clock.now(), claims.len());
        let given = self
            .core
            .database
            .write(move |tx| claims.iter().try_for_each(|claim| jobs::hand_back(tx, claim, now).map(drop)));
        let given: Result<(), Error> = given.await;
        match given {
            Ok(()) => tracing::info!(jobs = count, "unfinished jobs were handed back"),
            Err(error) => tracing::warn!(%error, jobs = count, "unfinished jobs could not be handed back"),
        }
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
