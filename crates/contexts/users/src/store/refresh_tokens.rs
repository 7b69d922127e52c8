//! The table `refresh_tokens`.

use database::{Error, Snapshot, Tx, params};
use primitives::{SessionId, Timestamp};

use crate::session::Presented;

pub(crate) fn insert(tx: &mut Tx, hash: &str, session_id: SessionId, now: Timestamp) -> Result<(), Error> {
    let sql = "INSERT INTO refresh_tokens (token_hash, session_id, issued_at) VALUES (?, ?, ?)";
    tx.execute(sql, &params![hash, session_id, now]).map(drop)
}

pub(crate) fn find(snapshot: &mut Snapshot, hash: &str) -> Result<Option<Presented>, Error> {
    let sql = "SELECT s.id, s.user_id, t.used_at, s.ended_at, s.last_used_at, s.expires_at \
               FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id WHERE t.token_hash = ?";
    snapshot.query_opt(sql, &params![hash], |row| {
        Ok(Presented {
            session_id: row.get(0)?,
            user_id: row.get(1)?,
            used_at: row.get(2)?,
            ended: row.get::<Option<Timestamp>>(3)?.is_some(),
            last_used_at: row.get(4)?,
            expires_at: row.get(5)?,
        })
    })
}

/// Marks a token as used; tells whether it was not.
pub(crate) fn take(tx: &mut Tx, hash: &str, now: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE refresh_tokens SET used_at = ? WHERE token_hash = ? AND used_at IS NULL";
    Ok(tx.execute(sql, &params![now, hash])? == 1)
}
