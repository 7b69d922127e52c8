//! Putting an event into the outbox.

use database::{Error, Tx, params};
use primitives::{EventId, Timestamp};

use crate::{Event, event, store};

/// Emits `event` with the caller's transaction: if that is rolled back nothing has happened, once it is committed every
/// subscriber will get the event.
///
/// # Errors
/// What the database says; [`Error::Check`] when the key or the payload is too long.
pub fn emit<E: Event>(tx: &mut Tx<'_>, now: Timestamp, event: &E) -> Result<EventId, Error> {
    let id = EventId::new();
    let key = event::checked_key(event.key())?;
    store::outbox::insert(tx, &params![id, E::NAME, key, &event::payload(event)?, now])?;
    Ok(id)
}
