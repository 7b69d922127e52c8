//! Clearing the outbox of events that nobody waits for any more: those whose last job was done by another worker, after
//! a failure, or never.

use std::sync::Arc;

use database::Error;

use super::Core;
use crate::store::outbox;

/// How many events are forgotten in one transaction.
const PAGE: usize = 512;

impl Core {
    /// Sweeps now and then, for ever.
    pub(super) async fn sweep(self: &Arc<Self>) {
        loop {
            if let Err(error) = self.sweep_once().await {
                tracing::warn!(%error, "the outbox could not be swept; trying again");
            }
            tokio::time::sleep(self.options.sweep).await;
        }
    }

    /// Forgets all events that are done.
    pub(super) async fn sweep_once(self: &Arc<Self>) -> Result<(), Error> {
        loop {
            let done = self.database.scan(|snapshot| outbox::done(snapshot, PAGE)).await?;
            let count = done.len();
            if count > 0 {
                self.database.write(move |tx| outbox::forget(tx, &done)).await?;
            }
            if count < PAGE {
                return Ok(());
            }
        }
    }
}
