//! One run of one job, under a lease that is renewed while it lasts.

use std::{any::Any, convert::Infallible, panic::AssertUnwindSafe, sync::Arc, time::Instant};

use database::{Database, Error};
use futures::FutureExt;
use primitives::{Clock, Timestamp};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use crate::{Finished, JobContext, Outcome, Schedule, scheduler::LEASE, store, store::RunId};

/// A run that holds its schedule's lease.
pub(crate) struct Execution {
    pub database: Database,
    pub clock: Clock,
    pub schedule: Arc<Schedule>,
    pub run: RunId,
    pub due_at: Timestamp,
}

/// How much of a summary is kept, in characters.
const SUMMARY_LENGTH: usize = 2_000;

impl Execution {
    /// Runs the job to its end and writes down how it ended.
    pub(crate) async fn complete(&self) -> Result<Finished, Error> {
        let name = self.schedule.name;
        let started = Instant::now();
        let job = self.run_job().instrument(tracing::info_span!("schedule", name));
        let (outcome, summary) = tokio::select! {
            ended = job => ended,
            never = self.keep_lease() => match never {},
        };
        let seconds = started.elapsed().as_secs_f64();
        metrics::histogram!("scheduler_run_seconds", "schedule" => name).record(seconds);
        metrics::counter!("scheduler_runs_total", "schedule" => name, "outcome" => outcome.as_str())
            .increment(1);
        match outcome {
            Outcome::Succeeded => {
                tracing::info!(schedule = name, summary, seconds, "a scheduled job is done");
            }
            Outcome::Failed | Outcome::Panicked => {
                tracing::error!(schedule = name, error = summary, seconds, "a scheduled job failed");
            }
        }
        let summary = summary.chars().take(SUMMARY_LENGTH).collect();
        self.write_down(Finished { at: self.clock.now(), outcome, summary }).await
    }

    /// Like [`Self::complete`], but gives the lease back when it is cut off.
    pub(crate) async fn complete_unless(&self, cut_off: &CancellationToken) {
        let name = self.schedule.name;
        let written = tokio::select! {
            ended = self.complete() => ended.map(drop),
            () = cut_off.cancelled() => {
                tracing::warn!(schedule = name, "a scheduled job was cut off");
                let run = self.run;
                self.database.write(move |tx| store::release(tx, name, run)).await
            }
        };
        if let Err(error) = written {
            tracing::error!(%error, schedule = name, "a scheduled job's end could not be written down");
        }
    }

    async fn run_job(&self) -> (Outcome, String) {
        let now = self.clock.now();
        let context = JobContext { now, due_at: self.due_at.min(now) };
        let job = AssertUnwindSafe(async { self.schedule.run(context).await });
        match job.catch_unwind().await {
            Ok(Ok(summary)) => (Outcome::Succeeded, summary),
            Ok(Err(reason)) => (Outcome::Failed, reason),
            Err(panic) => (Outcome::Panicked, panic_message(panic.as_ref())),
        }
    }

    /// Renews the lease, well before it runs out, for as long as this is polled.
    async fn keep_lease(&self) -> Infallible {
        let (name, run) = (self.schedule.name, self.run);
        loop {
            tokio::time::sleep(LEASE / 3).await;
            let until = self.clock.now().plus(LEASE);
            if let Err(error) = self.database.write(move |tx| store::renew(tx, name, run, until)).await {
                tracing::warn!(%error, schedule = name, "a lease could not be renewed");
            }
        }
    }

    async fn write_down(&self, finished: Finished) -> Result<Finished, Error> {
        let (name, run) = (self.schedule.name, self.run);
        let next = self.schedule.timing.next(self.due_at, finished.at);
        let written = finished.clone();
        let held = self.database.write(move |tx| store::finish(tx, name, run, next, &written)).await?;
        if !held {
            tracing::warn!(schedule = name, "a scheduled job was no longer ours when it ended");
        }
        Ok(finished)
    }
}

fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}
