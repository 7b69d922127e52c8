//! All SQL of the queue.

pub(crate) mod dead;
pub(crate) mod handled;
pub(crate) mod jobs;
pub(crate) mod outbox;

use database::Signal;

/// Raised when there are new events in the outbox.
pub(crate) const EVENTS: Signal = "queue.events";

/// Raised when a job may have become due, or the next due time may be earlier.
pub(crate) const JOBS: Signal = "queue.jobs";
