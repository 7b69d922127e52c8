//! Who wants which events, and who runs which jobs.

use std::{collections::HashMap, future::Future};

use futures::future::{BoxFuture, FutureExt, ready};
use serde::de::DeserializeOwned;

use crate::{
    Delivery, Event, Gather, HandlerError,
    delivery::Ticket,
    store::jobs::{Claimed, NO_EVENT},
};

type Handle =
    Box<dyn Fn(&[Claimed], &[Ticket]) -> BoxFuture<'static, Result<(), HandlerError>> + Send + Sync>;

struct Handler {
    handle: Handle,
    /// Whether it takes several jobs at once.
    gather: Option<Gather>,
}

/// The handlers of a worker. All processes that run workers on one database need the same list, because whoever
/// relays an event decides who gets it.
#[derive(Default)]
pub struct Subscriptions {
    by_event: HashMap<&'static str, Vec<&'static str>>,
    handlers: HashMap<(&'static str, &'static str), Handler>,
}

impl Subscriptions {
    /// No handlers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Calls `handler` for each event of type `E`. A subscriber (`notifications.order_paid`) may handle several events;
    /// those of one key then reach it in order across their types.
    ///
    /// # Panics
    /// When the subscriber handles that event already.
    #[must_use]
    pub fn on<E, F, Fut>(mut self, subscriber: &'static str, handler: F) -> Self
    where
        E: Event,
        F: Fn(Delivery<E>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), HandlerError>> + Send + 'static,
    {
        self.by_event.entry(E::NAME).or_default().push(subscriber);
        self.insert(subscriber, E::NAME, None, one_by_one(handler))
    }

    /// Calls `handler` for events of type `E` that were gathered, for effects that cost as much for many as for one. If
    /// it fails with several it is called again with each alone, so its effects must be undone with the failure, or
    /// harmless when repeated.
    ///
    /// # Panics
    /// When the subscriber handles that event already.
    #[must_use]
    pub fn on_many<E, F, Fut>(mut self, subscriber: &'static str, gather: Gather, handler: F) -> Self
    where
        E: Event,
        F: Fn(Vec<Delivery<E>>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), HandlerError>> + Send + 'static,
    {
        self.by_event.entry(E::NAME).or_default().push(subscriber);
        self.insert(subscriber, E::NAME, Some(gather), handler)
    }

    /// Calls `handler` for each plain job that [`crate::enqueue`] puts there for `subscriber`.
    ///
    /// # Panics
    /// When the subscriber handles plain jobs already.
    #[must_use]
    pub fn job<P, F, Fut>(self, subscriber: &'static str, handler: F) -> Self
    where
        P: DeserializeOwned + Send + 'static,
        F: Fn(Delivery<P>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), HandlerError>> + Send + 'static,
    {
        self.insert(subscriber, NO_EVENT, None, one_by_one(handler))
    }

    fn insert<P, F, Fut>(
        mut self,
        subscriber: &'static str,
        event: &'static str,
        gather: Option<Gather>,
        handler: F,
    ) -> Self
    where
        P: DeserializeOwned,
        F: Fn(Vec<Delivery<P>>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), HandlerError>> + Send + 'static,
    {
        let handle: Handle = Box::new(move |jobs, tickets| {
            let deliveries: Result<Vec<_>, _> = jobs.iter().zip(tickets).map(delivery).collect();
            match deliveries {
                Ok(deliveries) => handler(deliveries).boxed(),
                Err(error) => ready(Err(error)).boxed(),
            }
        });
        let taken = self.handlers.insert((subscriber, event), Handler { handle, gather });
        assert!(taken.is_none(), "{subscriber} has two handlers for {event:?}");
        self
    }

    /// Who wants events of that name.
    pub(crate) fn of_event(&self, event: &str) -> &[&'static str] {
        self.by_event.get(event).map_or(&[], Vec::as_slice)
    }

    /// How many subscribers an event has at most.
    pub(crate) fn most_of_an_event(&self) -> usize {
        self.by_event.values().map(Vec::len).max().unwrap_or(0)
    }

    /// How jobs are gathered for a handler that takes many.
    pub(crate) fn gather(&self, subscriber: &str, event: &str) -> Option<Gather> {
        self.handlers.get(&(subscriber, event))?.gather
    }

    /// The handler's future for jobs of one subscriber and event.
    pub(crate) fn handle(
        &self,
        jobs: &[Claimed],
        tickets: &[Ticket],
    ) -> BoxFuture<'static, Result<(), HandlerError>> {
        let Some(first) = jobs.first() else { return ready(Ok(())).boxed() };
        match self.handlers.get(&(first.claim.subscriber.as_str(), first.event.as_str())) {
            Some(handler) => (handler.handle)(jobs, tickets),
            // Another version of the program may know it: during a rolling update both run.
            None => {
                ready(Err(HandlerError::Retry("this process has no handler for the job".to_owned()))).boxed()
            }
        }
    }
}

/// A handler of many that takes them one at a time; it is only given one.
fn one_by_one<P, F, Fut>(
    handler: F,
) -> impl Fn(Vec<Delivery<P>>) -> BoxFuture<'static, Result<(), HandlerError>>
where
    F: Fn(Delivery<P>) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<(), HandlerError>> + Send + 'static,
{
    move |mut deliveries| match deliveries.pop() {
        Some(delivery) => handler(delivery).boxed(),
        None => ready(Ok(())).boxed(),
    }
}

fn delivery<P: DeserializeOwned>((job, ticket): (&Claimed, &Ticket)) -> Result<Delivery<P>, HandlerError> {
    let event = serde_json::from_str(&job.payload)
        .map_err(|error| HandlerError::GiveUp(format!("the payload cannot be read: {error}")))?;
    Ok(Delivery {
        job_id: job.claim.id,
        event_id: job.event_id,
        event,
        attempt: job.claim.attempt,
        emitted_at: job.emitted_at,
        ticket: ticket.clone(),
    })
}
