//! Who wants which events, and who runs which jobs.

use std::{collections::HashMap, future::Future};

use futures::future::{BoxFuture, FutureExt, ready};
use serde::de::DeserializeOwned;

use crate::{
    Delivery, Event, HandlerError,
    delivery::Ticket,
    store::jobs::{Claimed, NO_EVENT},
};

type Handler = Box<dyn Fn(&Claimed, Ticket) -> BoxFuture<'static, Result<(), HandlerError>> + Send + Sync>;

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
        self.insert(subscriber, E::NAME, handler)
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
        self.insert(subscriber, NO_EVENT, handler)
    }

    fn insert<P, F, Fut>(mut self, subscriber: &'static str, event: &'static str, handler: F) -> Self
    where
        P: DeserializeOwned,
        F: Fn(Delivery<P>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), HandlerError>> + Send + 'static,
    {
        let handler: Handler = Box::new(move |job, ticket| match delivery(job, ticket) {
            Ok(delivery) => handler(delivery).boxed(),
            Err(error) => ready(Err(error)).boxed(),
        });
        let taken = self.handlers.insert((subscriber, event), handler);
        assert!(taken.is_none(), "{subscriber} has two handlers for {event:?}");
        self
    }

    /// Who wants events of that name.
    pub(crate) fn of_event(&self, event: &str) -> &[&'static str] {
        self.by_event.get(event).map_or(&[], Vec::as_slice)
    }

    /// The handler's future for a job.
    pub(crate) fn handle(
        &self,
        job: &Claimed,
        ticket: Ticket,
    ) -> BoxFuture<'static, Result<(), HandlerError>> {
        match self.handlers.get(&(job.claim.subscriber.as_str(), job.event.as_str())) {
            Some(handler) => handler(job, ticket),
            // Another version of the program may know it: during a rolling update both run.
            None => {
                ready(Err(HandlerError::Retry("this process has no handler for the job".to_owned()))).boxed()
            }
        }
    }
}

fn delivery<P: DeserializeOwned>(job: &Claimed, ticket: Ticket) -> Result<Delivery<P>, HandlerError> {
    let event = serde_json::from_str(&job.payload)
        .map_err(|error| HandlerError::GiveUp(format!("the payload cannot be read: {error}")))?;
    Ok(Delivery {
        job_id: job.claim.id,
        event_id: job.event_id,
        event,
        attempt: job.claim.attempt,
        emitted_at: job.emitted_at,
        ticket,
    })
}
