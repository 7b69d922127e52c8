//! Jobs that do not come from an event.

use database::{Error, Tx};
use primitives::{EventId, JobId, Timestamp};
use serde::Serialize;

use crate::{event, store};

/// Enqueues a job for `subscriber` (see [`crate::Subscriptions::job`]), to be run at `run_at` or soon after. Jobs of the
/// same subscriber and `key` are run one after the other in the order in which they were enqueued, so one that runs late
/// holds up those after it; an empty key means no order.
///
/// # Errors
/// What the database says; [`Error::Check`] when the key or the payload is too long.
pub fn enqueue<P: Serialize>(
    tx: &mut Tx<'_>,
    now: Timestamp,
    subscriber: &'static str,
    key: &str,
    payload: &P,
    run_at: Timestamp,
) -> Result<JobId, Error> {
    let id = JobId::new();
    let job = store::jobs::NewJob {
        id,
        subscriber: subscriber.to_owned(),
        key: event::checked_key(key.to_owned())?,
        event: store::jobs::NO_EVENT.to_owned(),
        event_id: EventId::from_uuid(id.uuid()),
        payload: event::payload(payload)?,
        emitted_at: now,
        run_at,
    };
    store::jobs::insert(tx, vec![job], None)?;
    Ok(id)
}
