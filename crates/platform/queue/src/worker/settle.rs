//! Writes down what became of jobs, many in one transaction.

use std::sync::Arc;

use database::{Error, Tx};
use primitives::{EventId, Timestamp};
use tokio::sync::mpsc;

use super::{
    attempt::{Outcome, Report},
    shift::Shift,
};
use crate::store::{jobs, outbox};

/// How many reports may wait, and how many are written in one transaction.
pub(super) const REPORTS: usize = 128;

/// Writes reports until there can be no more.
pub(super) async fn settle_all(shift: Arc<Shift>, mut reports: mpsc::Receiver<Report>) {
    let mut batch = Vec::with_capacity(REPORTS);
    while reports.recv_many(&mut batch, REPORTS).await > 0 {
        let settled: Arc<[Report]> = batch.drain(..).collect();
        if let Err(error) = shift.settle(Arc::clone(&settled)).await {
            // Their leases run out and they are tried again.
            tracing::error!(%error, jobs = settled.len(), "jobs could not be settled");
        }
        shift.forget(&settled);
    }
}

impl Shift {
    /// Writes the reports down.
    pub(super) async fn settle(&self, reports: Arc<[Report]>) -> Result<(), Error> {
        let done = self.events_done(&reports);
        let is_settled = |report: &Report| matches!(report.outcome, Outcome::Finished | Outcome::Lost);
        if !done.is_empty() || !reports.iter().all(is_settled) {
            let (now, batch) = (self.core.clock.now(), Arc::clone(&reports));
            let lost = self.core.database.write(move |tx| write(tx, now, &batch, &done)).await?;
            lost.into_iter().for_each(|event| self.in_hand.let_go(event));
        }
        for report in reports.iter() {
            let outcome = match report.outcome {
                Outcome::Finished | Outcome::Done => "done",
                Outcome::Lost => "lost",
                Outcome::Retry { .. } => "retried",
                Outcome::Dead { .. } => "dead",
            };
            let subscriber = report.claim.subscriber.clone();
            metrics::counter!("queue_jobs_total", "subscriber" => subscriber, "outcome" => outcome)
                .increment(1);
        }
        Ok(())
    }

    /// The events whose last job is among these.
    fn events_done(&self, reports: &[Report]) -> Vec<EventId> {
        let mut done = Vec::new();
        for Report { event_id, outcome, .. } in reports {
            match outcome {
                Outcome::Finished | Outcome::Done if self.in_hand.one_is_done(*event_id) => {
                    done.push(*event_id);
                }
                Outcome::Finished | Outcome::Done => {}
                Outcome::Lost | Outcome::Retry { .. } | Outcome::Dead { .. } => {
                    self.in_hand.let_go(*event_id);
                }
            }
        }
        done
    }
}

/// Settles the jobs and forgets the events that are done with them; answers the events of which a job turned out to be
/// somebody else's, who may still need them.
fn write(
    tx: &mut Tx<'_>,
    now: Timestamp,
    reports: &[Report],
    done: &[EventId],
) -> Result<Vec<EventId>, Error> {
    let mut lost = Vec::new();
    for Report { claim, outcome, event_id } in reports {
        let was_held = match outcome {
            Outcome::Finished | Outcome::Lost => true,
            Outcome::Done => jobs::finish(tx, claim)?,
            Outcome::Retry { at, error } => jobs::retry(tx, claim, *at, error)?,
            Outcome::Dead { error } => jobs::bury(tx, claim, now, error)?,
        };
        if !was_held {
            tracing::warn!(job = %claim.id, subscriber = claim.subscriber, "a job was no longer ours when it ended");
            lost.push(*event_id);
        }
    }
    let done: Vec<EventId> = done.iter().copied().filter(|event| !lost.contains(event)).collect();
    outbox::forget(tx, &done)?;
    Ok(lost)
}
