//! How much is waiting.

use database::{Database, Error, Snapshot};
use primitives::Timestamp;
use serde::Serialize;

use crate::store;

/// How much is waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Backlog {
    /// Events that are not turned into jobs yet.
    pub outbox: u64,
    /// Jobs that are due.
    pub ready: u64,
    /// Jobs that run, wait for their time or for an earlier job of their key.
    pub waiting: u64,
    /// Dead letters.
    pub dead: u64,
}

/// Counts what is waiting in all of these databases, and sets the gauges `queue_backlog{state}` to it. It reads whole tables: for a metrics
/// scrape or an admin page, not for each request.
///
/// # Errors
/// What the database says.
pub async fn backlog(databases: &[&Database], now: Timestamp) -> Result<Backlog, Error> {
    let mut backlog = Backlog::default();
    for database in databases {
        let counted = database.scan(move |snapshot| count(snapshot, now)).await?;
        backlog.outbox += counted.outbox;
        backlog.ready += counted.ready;
        backlog.waiting += counted.waiting;
        backlog.dead += counted.dead;
    }
    for (state, count) in [
        ("outbox", backlog.outbox),
        ("ready", backlog.ready),
        ("waiting", backlog.waiting),
        ("dead", backlog.dead),
    ] {
        metrics::gauge!("queue_backlog", "state" => state).set(count as f64);
    }
    Ok(backlog)
}

fn count(snapshot: &mut Snapshot<'_>, now: Timestamp) -> Result<Backlog, Error> {
    let (ready, waiting) = store::jobs::count(snapshot, now)?;
    let outbox = store::outbox::count(snapshot)?;
    Ok(Backlog { outbox, ready, waiting, dead: store::dead::count(snapshot)? })
}
