//! From the outbox to jobs: one for each subscriber of the event, in the transaction that removes the event.

use std::{collections::BTreeMap, sync::Arc};

use database::{Error, Tx, Value};
use primitives::JobId;
use tokio_util::sync::CancellationToken;

use super::Core;
use crate::{
    Subscriptions,
    store::{
        self,
        jobs::{self, NewJob},
        outbox::Emitted,
    },
};

impl Core {
    /// Relays whenever there is something in the outbox, until `stop`.
    pub(super) async fn relay_until(self: &Arc<Self>, stop: &CancellationToken) {
        let emitted = self.database.listen(store::EVENTS);
        while !stop.is_cancelled() {
            match self.relay_batch().await {
                Ok(count) if count == self.options.relay_batch => continue,
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, "events could not be relayed; trying again"),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = emitted.notified() => {}
                () = tokio::time::sleep(self.options.poll) => {}
            }
        }
    }

    /// Relays one batch; returns how many events that were.
    pub(super) async fn relay_batch(self: &Arc<Self>) -> Result<usize, Error> {
        if self.database.read(store::outbox::is_empty).await? {
            return Ok(0);
        }
        let core = Arc::clone(self);
        let names =
            self.database.write(move |tx| relay(tx, &core.subscriptions, core.options.relay_batch)).await?;
        for (event, count) in &names {
            metrics::counter!("queue_events_emitted_total", "event" => event.clone()).increment(*count);
        }
        Ok(names.values().sum::<u64>() as usize)
    }
}

/// Turns a batch of events into jobs; returns how many of each name.
fn relay(
    tx: &mut Tx<'_>,
    subscriptions: &Subscriptions,
    limit: usize,
) -> Result<BTreeMap<String, u64>, Error> {
    let taken = store::outbox::take(tx, limit)?;
    let jobs: Vec<NewJob> = taken.iter().flat_map(|event| jobs_of(event, subscriptions)).collect();
    if !jobs.is_empty() {
        jobs::insert(tx, &jobs)?;
    }
    let mut names = BTreeMap::new();
    for event in taken {
        *names.entry(event.event).or_default() += 1;
    }
    Ok(names)
}

fn jobs_of(event: &Emitted, subscriptions: &Subscriptions) -> impl Iterator<Item = NewJob> {
    subscriptions.of_event(&event.event).iter().map(|subscriber| NewJob {
        id: JobId::new(),
        subscriber: (*subscriber).to_owned(),
        key: event.key.clone(),
        event: event.event.clone(),
        event_id: event.id,
        payload: Value::Json(event.payload.clone()),
        emitted_at: event.at,
        run_at: event.at,
    })
}
