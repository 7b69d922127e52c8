//! Writes down what became of jobs, many in one transaction.

use std::sync::Arc;

use database::{Error, Tx};
use primitives::Timestamp;
use tokio::sync::mpsc;

use super::{
    attempt::{Outcome, Report},
    shift::Shift,
};
use crate::store::jobs;

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
        if reports.iter().any(|report| !matches!(report.outcome, Outcome::Finished)) {
            let (now, batch) = (self.core.clock.now(), Arc::clone(&reports));
            self.core.database.write(move |tx| write(tx, now, &batch)).await?;
        }
        for report in reports.iter() {
            let outcome = match report.outcome {
                Outcome::Finished | Outcome::Done => "done",
                Outcome::Retry { .. } => "retried",
                Outcome::Dead { .. } => "dead",
            };
            let subscriber = report.claim.subscriber.clone();
            metrics::counter!("queue_jobs_total", "subscriber" => subscriber, "outcome" => outcome)
                .increment(1);
        }
        Ok(())
    }
}

fn write(tx: &mut Tx<'_>, now: Timestamp, reports: &[Report]) -> Result<(), Error> {
    for Report { claim, outcome } in reports {
        let was_held = match outcome {
            Outcome::Finished => true,
            Outcome::Done => jobs::finish(tx, claim)?,
            Outcome::Retry { at, error } => jobs::retry(tx, claim, *at, error)?,
            Outcome::Dead { error } => jobs::bury(tx, claim, now, error)?,
        };
        if !was_held {
            tracing::warn!(job = %claim.id, subscriber = claim.subscriber, "a job was no longer ours when it ended");
        }
    }
    Ok(())
}
