//! From the outbox to jobs: one for each subscriber of the event. What this worker has room for it claims as it is
//! inserted, so that most jobs are written twice only: when they begin and when they are done.

use std::{collections::BTreeMap, sync::Arc};

use database::{Error, Tx, Value};
use primitives::{EventId, JobId};

use super::Core;
use crate::{
    Subscriptions,
    store::{
        self,
        jobs::{self, Claimed, Inserted, Lease, NewJob},
        outbox::Emitted,
    },
};

/// What came of relaying a batch of events.
#[derive(Default)]
pub(super) struct Relayed {
    /// The jobs that this worker has claimed.
    pub claimed: Vec<Claimed>,
    /// The events all of whose jobs it has claimed, and how many jobs those are.
    pub in_hand: Vec<(EventId, usize)>,
    /// How many events of each name there were.
    names: BTreeMap<String, u64>,
}

impl Relayed {
    /// How many events were relayed.
    pub(super) fn events(&self) -> usize {
        self.names.values().sum::<u64>() as usize
    }
}

impl Core {
    /// How many events are relayed at once by a worker with this much room for jobs.
    pub(super) fn events_for(&self, room: usize) -> usize {
        (room / self.subscriptions.most_of_an_event().max(1)).clamp(1, self.options.relay_batch)
    }

    /// Relays one batch.
    pub(super) async fn relay(self: &Arc<Self>, room: usize) -> Result<Relayed, Error> {
        if self.database.read_one(store::outbox::is_sorted).await? {
            return Ok(Relayed::default());
        }
        let core = Arc::clone(self);
        let relayed = self
            .database
            .write(move |tx| relay(tx, &core.subscriptions, core.events_for(room), core.lease(room)));
        let relayed: Relayed = relayed.await?;
        for (event, count) in &relayed.names {
            metrics::counter!("queue_events_emitted_total", "event" => event.clone()).increment(*count);
        }
        Ok(relayed)
    }
}

/// Turns a batch of events into jobs.
fn relay(
    tx: &mut Tx<'_>,
    subscriptions: &Subscriptions,
    limit: usize,
    lease: Lease,
) -> Result<Relayed, Error> {
    let events = store::outbox::sort(tx, limit)?;
    let jobs = events.iter().flat_map(|event| jobs_of(event, subscriptions)).collect();
    let mut inserted = jobs::insert(tx, jobs, Some(lease))?.into_iter();
    let (mut relayed, mut unwanted) = (Relayed::default(), Vec::new());
    for Emitted { id: event_id, event, payload, at: emitted_at, .. } in events {
        let jobs = subscriptions.of_event(&event).len();
        let payload: Arc<str> = payload.into();
        let claimed = relayed.claimed.len();
        for job in inserted.by_ref().take(jobs) {
            if let Inserted::Claimed(claim) = job {
                let (event, payload) = (event.clone(), Arc::clone(&payload));
                relayed.claimed.push(Claimed { claim, event, event_id, payload, emitted_at });
            }
        }
        if jobs == 0 {
            unwanted.push(event_id);
        } else if relayed.claimed.len() - claimed == jobs {
            relayed.in_hand.push((event_id, jobs));
        }
        *relayed.names.entry(event).or_default() += 1;
    }
    store::outbox::forget(tx, &unwanted)?;
    Ok(relayed)
}

fn jobs_of(event: &Emitted, subscriptions: &Subscriptions) -> impl Iterator<Item = NewJob> {
    subscriptions.of_event(&event.event).iter().map(|subscriber| NewJob {
        id: JobId::new(),
        subscriber: (*subscriber).to_owned(),
        key: event.key.clone(),
        event: event.event.clone(),
        event_id: event.id,
        payload: Value::Null,
        emitted_at: event.at,
        run_at: event.at,
    })
}
