//! Outbox and durable jobs: events leave a transaction once it is committed, and reach every subscriber at least once.
//!
//! [`emit`] and [`enqueue`] write rows in the caller's transaction; a [`Worker`] turns events into one job a
//! subscriber and runs the jobs. A handler whose effect is local calls [`finish`](Ticket::finish) on it in the effect's own
//! transaction and has it exactly once. This crate knows no event by name.

mod backlog;
mod backoff;
mod dead;
mod delivery;
mod emit;
mod enqueue;
mod event;
mod gather;
mod handler_error;
mod options;
mod store;
mod subscriptions;
mod worker;

use database::{Migration, Script};

pub use backlog::{Backlog, backlog};
pub use dead::{DeadJob, list_dead, purge_dead, replay_dead};
pub use delivery::{Delivery, Ticket};
pub use emit::emit;
pub use enqueue::enqueue;
pub use event::{Event, MAX_KEY, MAX_PAYLOAD};
pub use gather::Gather;
pub use handler_error::HandlerError;
pub use options::WorkerOptions;
pub use subscriptions::Subscriptions;
pub use worker::Worker;

/// The tables `outbox`, `unsorted`, `jobs` and `dead_jobs`.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        context: "queue",
        number: 1,
        name: "create",
        script: Script::Common(include_str!("../migrations/0001_create.sql")),
    },
    Migration {
        context: "queue",
        number: 2,
        name: "payload_once",
        script: Script::Common(include_str!("../migrations/0002_payload_once.sql")),
    },
];
