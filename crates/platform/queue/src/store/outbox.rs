//! Events on their way: each stays in the outbox until all its jobs are done, and is unsorted until it has jobs.

use database::{Error, Row, Snapshot, Tx, Value, in_list, params};
use primitives::{EventId, Timestamp};

use super::EVENTS;

/// An event that was not turned into jobs before.
pub(crate) struct Emitted {
    pub id: EventId,
    pub event: String,
    pub key: String,
    /// As JSON text: its handlers read it.
    pub payload: String,
    pub at: Timestamp,
}

/// Inserts id, event, key, payload, time.
pub(crate) fn insert(tx: &mut Tx<'_>, row: &[Value; 5]) -> Result<(), Error> {
    tx.execute("INSERT INTO outbox (id, event, event_key, payload, emitted_at) VALUES (?, ?, ?, ?, ?)", row)?;
    tx.execute("INSERT INTO unsorted (event_id) VALUES (?)", &row[..1])?;
    tx.signal(EVENTS);
    Ok(())
}

pub(crate) fn is_sorted(snapshot: &mut Snapshot<'_>) -> Result<bool, Error> {
    let found = snapshot.query_opt("SELECT 1 FROM unsorted LIMIT 1", &[], |row| row.get::<i64>(0))?;
    Ok(found.is_none())
}

/// How many events are unsorted.
pub(crate) fn count(snapshot: &mut Snapshot<'_>) -> Result<u64, Error> {
    let count = snapshot.query_opt("SELECT COUNT(*) FROM unsorted", &[], |row| row.get(0))?;
    Ok(count.unwrap_or_default())
}

/// Takes what is unsorted, at most `limit`. It looks at no cursor: an event whose transaction was committed late is
/// found by the next call.
pub(crate) fn sort(tx: &mut Tx<'_>, limit: usize) -> Result<Vec<Emitted>, Error> {
    // CROSS JOIN tells SQLite to begin with `unsorted`; the outbox may hold more.
    let sql = format!(
        "SELECT o.id, o.event, o.event_key, o.payload, o.emitted_at FROM unsorted u CROSS JOIN outbox o \
         WHERE o.id = u.event_id ORDER BY u.event_id LIMIT ?{}",
        tx.for_update()
    );
    let taken = tx.query(&sql, &[Value::Int(limit as i64)], emitted)?;
    let ids: Vec<EventId> = taken.iter().map(|event| event.id).collect();
    let (list, ids) = in_list(&ids);
    tx.execute(&format!("DELETE FROM unsorted WHERE event_id IN ({list})"), &ids)?;
    Ok(taken)
}

/// Forgets events that nobody waits for any more.
pub(crate) fn forget(tx: &mut Tx<'_>, events: &[EventId]) -> Result<(), Error> {
    if events.is_empty() {
        return Ok(());
    }
    let (list, ids) = in_list(events);
    tx.execute(&format!("DELETE FROM outbox WHERE id IN ({list})"), &ids).map(drop)
}

/// Events without jobs, which will not have any: they are sorted, and a job that is replayed brings its own payload.
pub(crate) fn done(snapshot: &mut Snapshot<'_>, limit: usize) -> Result<Vec<EventId>, Error> {
    let sql = "SELECT id FROM outbox WHERE id NOT IN (SELECT event_id FROM unsorted) \
         AND id NOT IN (SELECT event_id FROM jobs) ORDER BY id LIMIT ?";
    snapshot.query(sql, &params![limit as i64], |row| row.get(0))
}

fn emitted(row: &Row<'_>) -> Result<Emitted, Error> {
    Ok(Emitted {
        id: row.get(0)?,
        event: row.get(1)?,
        key: row.get(2)?,
        payload: row.get(3)?,
        at: row.get(4)?,
    })
}
