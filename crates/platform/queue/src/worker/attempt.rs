//! One attempt at one job, and what follows from how it went.

use std::{any::Any, panic::AssertUnwindSafe, time::Instant};

use futures::FutureExt;
use primitives::Timestamp;
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
    pub outcome: Outcome,
}

/// How much of an error is kept, in characters.
const ERROR_LENGTH: usize = 1_000;

impl Core {
    /// Runs the handler of a claimed job.
    pub(super) async fn attempt(&self, job: Claimed) -> Report {
        let claim = job.claim.clone();
        if claim.attempt > self.options.max_attempts {
            // The last attempt ended neither well nor badly: its process is gone.
            let error = "the worker vanished during the last attempt".to_owned();
            return Report { claim, outcome: Outcome::Dead { error } };
        }
        let span = tracing::info_span!("job", id = %claim.id, subscriber = claim.subscriber, event = job.event, attempt = claim.attempt);
        let started = Instant::now();
        let outcome = self.run_handler(&job).instrument(span).await;
        metrics::histogram!("queue_job_seconds", "subscriber" => claim.subscriber.clone())
            .record(started.elapsed().as_secs_f64());
        Report { claim, outcome }
    }

    async fn run_handler(&self, job: &Claimed) -> Outcome {
        let ticket = Ticket::new(job.claim.clone());
        // The handler makes its future inside the guarded block, as that part may panic too.
        let handler = AssertUnwindSafe(async { self.subscriptions.handle(job, ticket.clone()).await });
        let result = match tokio::time::timeout(self.options.handler_timeout, handler.catch_unwind()).await {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => Err(HandlerError::Retry(panic_message(panic.as_ref()))),
            Err(_) => Err(HandlerError::Retry("the handler took too long".to_owned())),
        };
        match result {
            Ok(()) if ticket.was_used() => Outcome::Finished,
            Ok(()) => Outcome::Done,
            Err(error) => self.failed(job.claim.attempt, &error),
        }
    }

    fn failed(&self, attempt: u32, error: &HandlerError) -> Outcome {
        let text: String = error.to_string().chars().take(ERROR_LENGTH).collect();
        let is_last = attempt >= self.options.max_attempts;
        if is_last || matches!(error, HandlerError::GiveUp(_)) {
            tracing::error!(error = text, "a job is dead");
            return Outcome::Dead { error: text };
        }
        let at = self.clock.now().plus(backoff::wait_after(attempt, &self.options));
        tracing::warn!(error = text, next_attempt = %at, "a job failed and will be tried again");
        Outcome::Retry { at, error: text }
    }
}

fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    format!("the handler panicked: {}", text.unwrap_or_else(|| "no message".to_owned()))
}
