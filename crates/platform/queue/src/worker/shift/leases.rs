//! The leases of what is in hand: renewed in good time, and handed back at the end.

use database::Error;

use super::Shift;
use crate::store::jobs::{self, Claim};

impl Shift {
    /// Renews the leases of all jobs in hand, well before they run out.
    pub(super) async fn renew_leases(&self) {
        let core = &self.core;
        loop {
            tokio::time::sleep(core.options.lease / 3).await;
            let claims: Vec<Claim> = self.held().values().cloned().collect();
            if claims.is_empty() {
                continue;
            }
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
    pub(super) async fn hand_back(&self) {
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
}
