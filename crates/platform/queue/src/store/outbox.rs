//! Events that are committed and not yet turned into jobs.

use database::{Error, Row, Snapshot, Tx, Value, in_list};
use primitives::{EventId, Timestamp};

use super::EVENTS;

/// An event in the outbox.
pub(crate) struct Emitted {
    pub id: EventId,
    pub event: String,
    pub key: String,
    /// As JSON text: it is passed on as it is.
    pub payload: String,
    pub at: Timestamp,
}

/// Inserts id, event, key, payload, time.
pub(crate) fn insert(tx: &mut Tx<'_>, row: &[Value; 5]) -> Result<(), Error> {
    tx.execute("INSERT INTO outbox (id, event, event_key, payload, emitted_at) VALUES (?, ?, ?, ?, ?)", row)?;
    tx.signal(EVENTS);
    Ok(())
}

pub(crate) fn is_empty(snapshot: &mut Snapshot<'_>) -> Result<bool, Error> {
    Ok(snapshot.query_opt("SELECT 1 FROM outbox LIMIT 1", &[], |row| row.get::<i64>(0))?.is_none())
}

pub(crate) fn count(snapshot: &mut Snapshot<'_>) -> Result<u64, Error> {
    let count = snapshot.query_opt("SELECT COUNT(*) FROM outbox", &[], |row| row.get(0))?;
    Ok(count.unwrap_or_default())
}

/// Takes what is there, at most `limit`. It looks at no cursor: an event whose transaction was committed late is found
/// by the next call.
pub(crate) fn take(tx: &mut Tx<'_>, limit: usize) -> Result<Vec<Emitted>, Error> {
    let sql = format!(
        "SELECT id, event, event_key, payload, emitted_at FROM outbox ORDER BY id LIMIT ?{}",
        tx.for_update()
    );
    let taken = tx.query(&sql, &[Value::Int(limit as i64)], emitted)?;
    let ids: Vec<EventId> = taken.iter().map(|event| event.id).collect();
    let (list, ids) = in_list(&ids);
    tx.execute(&format!("DELETE FROM outbox WHERE id IN ({list})"), &ids)?;
    Ok(taken)
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
