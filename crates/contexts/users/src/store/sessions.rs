//! The table `sessions`.

use database::{Error, Row, Snapshot, Tx, in_list, params};
use primitives::{SessionId, Timestamp, UserId};

use crate::Session;

const COLUMNS: &str = "id, user_id, device, created_at, last_used_at, expires_at";
/// How many sessions a list shows: the newest.
const LISTED: i64 = 100;

pub(crate) fn insert(tx: &mut Tx, session: &Session) -> Result<(), Error> {
    let sql = format!("INSERT INTO sessions ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)");
    let values = params![
        session.id,
        session.user_id,
        session.device.as_deref(),
        session.created_at,
        session.last_used_at,
        session.expires_at,
    ];
    tx.execute(&sql, &values).map(drop)
}

/// Whether the session of this user goes on; the one query of every signed-in request.
pub(crate) fn is_live(
    snapshot: &mut Snapshot,
    id: SessionId,
    user_id: UserId,
    now: Timestamp,
) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM sessions WHERE id = ? AND user_id = ? AND ended_at IS NULL AND expires_at > ?";
    let found = snapshot.query_opt(sql, &params![id, user_id, now], |row| row.get::<i64>(0))?;
    Ok(found.is_some())
}

/// The sessions of a user that go on, the newest first.
pub(crate) fn list(
    snapshot: &mut Snapshot,
    user_id: UserId,
    now: Timestamp,
    used_since: Timestamp,
) -> Result<Vec<Session>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sessions WHERE user_id = ? AND ended_at IS NULL AND expires_at > ? \
         AND last_used_at > ? ORDER BY id DESC LIMIT ?"
    );
    snapshot.query(&sql, &params![user_id, now, used_since, LISTED], session)
}

pub(crate) fn touch(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<(), Error> {
    tx.execute("UPDATE sessions SET last_used_at = ? WHERE id = ?", &params![now, id]).map(drop)
}

pub(crate) fn end(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL";
    tx.execute(sql, &params![now, id]).map(drop)
}

/// Ends one session of this user; tells whether there was one to end.
pub(crate) fn end_of_user(
    tx: &mut Tx,
    id: SessionId,
    user_id: UserId,
    now: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE sessions SET ended_at = ? WHERE id = ? AND user_id = ? AND ended_at IS NULL AND expires_at > ?";
    Ok(tx.execute(sql, &params![now, id, user_id, now])? == 1)
}

/// Ends the sessions of this user, except the one that stays.
pub(crate) fn end_all(
    tx: &mut Tx,
    user_id: UserId,
    stays: Option<SessionId>,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "UPDATE sessions SET ended_at = ? WHERE user_id = ? AND ended_at IS NULL";
    match stays {
        Some(id) => tx.execute(&format!("{sql} AND id <> ?"), &params![now, user_id, id]).map(drop),
        None => tx.execute(sql, &params![now, user_id]).map(drop),
    }
}

/// Sessions of this user, ended or not.
pub(crate) fn ids_of(snapshot: &mut Snapshot, user_id: UserId) -> Result<Vec<SessionId>, Error> {
    snapshot.query("SELECT id FROM sessions WHERE user_id = ?", &params![user_id], |row| row.get(0))
}

/// Some of the sessions that could not be used after `before` at the latest.
pub(crate) fn ids_expired(
    snapshot: &mut Snapshot,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<SessionId>, Error> {
    let sql = "SELECT id FROM sessions WHERE expires_at < ? ORDER BY expires_at LIMIT ?";
    snapshot.query(sql, &params![before, limit], |row| row.get(0))
}

/// Removes sessions with their refresh tokens.
pub(crate) fn remove(tx: &mut Tx, ids: &[SessionId]) -> Result<u64, Error> {
    let mut removed = 0;
    for chunk in ids.chunks(64) {
        let (list, values) = in_list(chunk);
        tx.execute(&format!("DELETE FROM refresh_tokens WHERE session_id IN ({list})"), &values)?;
        removed += tx.execute(&format!("DELETE FROM sessions WHERE id IN ({list})"), &values)?;
    }
    Ok(removed)
}

fn session(row: &Row<'_>) -> Result<Session, Error> {
    Ok(Session {
        id: row.get(0)?,
        user_id: row.get(1)?,
        device: row.get(2)?,
        created_at: row.get(3)?,
        last_used_at: row.get(4)?,
        expires_at: row.get(5)?,
    })
}
