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
mod handled;
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
pub use handled::purge_handled;
pub use handler_error::HandlerError;
pub use options::WorkerOptions;
pub use subscriptions::Subscriptions;
pub use worker::Worker;

/// The tables `outbox`, `unsorted`, `jobs`, `dead_jobs` and `handled_events`.
pub const MIGRATIONS: &[Migration] = &[
    migration(1, "create", include_str!("../migrations/0001_create.sql")),
    migration(2, "payload_once", include_str!("../migrations/0002_payload_once.sql")),
    migration(3, "handled_events", include_str!("../migrations/0003_handled_events.sql")),
];

const fn migration(number: u32, name: &'static str, script: &'static str) -> Migration {
    Migration { context: "queue", number, name, script: Script::Common(script) }
}
