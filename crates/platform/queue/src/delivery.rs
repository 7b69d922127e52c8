//! What a handler gets, and how it says in its own transaction that the job is done.

use std::{
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use database::{Error, Tx};
use primitives::{EventId, JobId, Timestamp};

use crate::store::{
    handled,
    jobs::{self, Claim},
};

/// An event (or the payload of a plain job) on its way to one subscriber.
#[derive(Debug, Clone)]
pub struct Delivery<E> {
    /// The job that carries it.
    pub job_id: JobId,
    /// The event's id; a plain job has one of its own. The same in every attempt and for every subscriber.
    pub event_id: EventId,
    /// What has happened.
    pub event: E,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// When it was emitted or enqueued.
    pub emitted_at: Timestamp,
    pub(crate) ticket: Ticket,
}

impl<E> Delivery<E> {
    /// The right to finish this job, for a closure that does not need the event.
    #[must_use]
    pub fn ticket(&self) -> Ticket {
        self.ticket.clone()
    }
}

impl<E> Deref for Delivery<E> {
    type Target = Ticket;

    fn deref(&self) -> &Ticket {
        &self.ticket
    }
}

/// The right to finish one job.
#[derive(Debug, Clone)]
pub struct Ticket {
    claim: Claim,
    event_id: EventId,
    emitted_at: Timestamp,
    used: Arc<AtomicBool>,
    lost: Arc<AtomicBool>,
}

impl Ticket {
    pub(crate) fn new(claim: Claim, event_id: EventId, emitted_at: Timestamp) -> Self {
        Self { claim, event_id, emitted_at, used: Arc::default(), lost: Arc::default() }
    }

    pub(crate) fn was_used(&self) -> bool {
        self.used.load(Ordering::Relaxed)
    }

    /// Whether the job was somebody else's when it was to be finished.
    pub(crate) fn was_lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }

    /// Removes the job in the transaction that holds the handler's effect, which thereby happens exactly once. `false`
    /// when the job was finished or taken over by somebody else: then write nothing. The handler must return `Ok` after
    /// the commit and an error if there was none.
    ///
    /// # Errors
    /// What the database says.
    pub fn finish(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        // Set before the commit is certain; if it fails and the handler hides that, the lease's end brings the job back.
        self.used.store(true, Ordering::Relaxed);
        let held = jobs::finish(tx, &self.claim)?;
        self.lost.store(!held, Ordering::Relaxed);
        Ok(held)
    }

    /// Notes the event in the transaction that holds the handler's effect, which thereby happens exactly once – also in
    /// another database than the job's, if that has the queue's tables. `false` when this subscriber has noted it before:
    /// then write nothing. The job itself ends when the handler does.
    ///
    /// # Errors
    /// What the database says.
    pub fn note(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        handled::note(tx, &self.claim.subscriber, self.event_id, self.emitted_at)
    }
}
