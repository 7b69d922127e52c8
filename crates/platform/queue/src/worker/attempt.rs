//! One attempt at one job, and what follows from how it went.

use std::{any::Any, panic::AssertUnwindSafe, time::Instant};

use futures::FutureExt;
use primitives::{EventId, Timestamp};
use tracing::Instrument;

use super::Core;
use crate::{
    HandlerError, backoff,
    delivery::Ticket,
    store::jobs::{Claim, Claimed},
};

/// What is to become of a job after an attempt.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    /// The handler has removed it itself.
    Finished,
    /// It was somebody else's when the handler was to remove it.
    Lost,
    /// To be removed.
    Done,
    /// To be tried again.
    Retry { at: Timestamp, error: String },
    /// To be buried.
    Dead { error: String },
}

/// An attempt that is over.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub claim: Claim,
    pub event_id: EventId,
    pub outcome: Outcome,
}

/// How much of an error is kept, in characters.
const ERROR_LENGTH: usize = 1_000;

impl Core {
    /// Runs the handler of claimed jobs, which are several only if it takes them together. If it fails then, one of
    /// them may be at fault: it is called again for each.
    pub(super) async fn attempt(&self, jobs: Vec<Claimed>) -> Vec<Report> {
        let (jobs, vanished): (Vec<_>, Vec<_>) =
            jobs.into_iter().partition(|job| job.claim.attempt <= self.options.max_attempts);
        let mut reports: Vec<Report> = vanished.into_iter().map(vanished_with).collect();
        if let [_, _, ..] = jobs.as_slice()
            && let Ok(outcomes) = self.call(&jobs).await
        {
            reports.extend(jobs.into_iter().zip(outcomes).map(|(job, outcome)| report(job, outcome)));
            return reports;
        }
        for job in jobs {
            let outcome = match self.call(std::slice::from_ref(&job)).await {
                Ok(mut outcomes) => outcomes.pop().unwrap_or(Outcome::Done),
                Err(error) => self.failed(&job.claim, &error),
            };
            reports.push(report(job, outcome));
        }
        reports
    }

    /// Calls the handler of these jobs; how each of them ended, if it succeeded.
    async fn call(&self, jobs: &[Claimed]) -> Result<Vec<Outcome>, HandlerError> {
        let Some(first) = jobs.first() else { return Ok(Vec::new()) };
        let (claim, count) = (&first.claim, jobs.len());
        let span = tracing::info_span!("job", id = %claim.id, subscriber = claim.subscriber, event = first.event, attempt = claim.attempt, jobs = count);
        let started = Instant::now();
        let outcomes = self.run_handler(jobs).instrument(span).await;
        metrics::histogram!("queue_job_seconds", "subscriber" => claim.subscriber.clone())
            .record(started.elapsed().as_secs_f64());
        outcomes
    }

    async fn run_handler(&self, jobs: &[Claimed]) -> Result<Vec<Outcome>, HandlerError> {
        let ticket = |job: &Claimed| Ticket::new(job.claim.clone(), job.event_id, job.emitted_at);
        let tickets: Vec<Ticket> = jobs.iter().map(ticket).collect();
        // The handler makes its future inside the guarded block, as that part may panic too.
        let handler = AssertUnwindSafe(async { self.subscriptions.handle(jobs, &tickets).await });
        match tokio::time::timeout(self.options.handler_timeout, handler.catch_unwind()).await {
            Ok(Ok(result)) => result?,
            Ok(Err(panic)) => return Err(HandlerError::Retry(panic_message(panic.as_ref()))),
            Err(_) => return Err(HandlerError::Retry("the handler took too long".to_owned())),
        }
        Ok(tickets.iter().map(outcome).collect())
    }

    fn failed(&self, claim: &Claim, error: &HandlerError) -> Outcome {
        let text: String = error.to_string().chars().take(ERROR_LENGTH).collect();
        let (id, subscriber) = (claim.id, &claim.subscriber);
        let is_last = claim.attempt >= self.options.max_attempts;
        if is_last || matches!(error, HandlerError::GiveUp(_)) {
            tracing::error!(job = %id, subscriber, error = text, "a job is dead");
            return Outcome::Dead { error: text };
        }
        let at = self.clock.now().plus(backoff::wait_after(claim.attempt, &self.options));
        tracing::warn!(job = %id, subscriber, error = text, next_attempt = %at, "a job failed and will be tried again");
        Outcome::Retry { at, error: text }
    }
}

/// How a job ended whose handler succeeded.
fn outcome(ticket: &Ticket) -> Outcome {
    match (ticket.was_used(), ticket.was_lost()) {
        (false, _) => Outcome::Done,
        (true, false) => Outcome::Finished,
        (true, true) => Outcome::Lost,
    }
}

fn report(job: Claimed, outcome: Outcome) -> Report {
    Report { claim: job.claim, event_id: job.event_id, outcome }
}

/// The last attempt ended neither well nor badly: its process is gone.
fn vanished_with(job: Claimed) -> Report {
    let error = "the worker vanished during the last attempt".to_owned();
    report(job, Outcome::Dead { error })
}

fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    format!("the handler panicked: {}", text.unwrap_or_else(|| "no message".to_owned()))
}
