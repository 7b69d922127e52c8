//! The table `password_resets`.

use database::{Error, Snapshot, Tx, in_list, params};
use primitives::{Timestamp, UserId};

/// Keeps the hash of a reset token; older ones of the account stop working.
pub(crate) fn replace(
    tx: &mut Tx,
    hash: &str,
    user_id: UserId,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), Error> {
    remove_of(tx, user_id)?;
    let sql = "INSERT INTO password_resets (token_hash, user_id, created_at, expires_at) VALUES (?, ?, ?, ?)";
    tx.execute(sql, &params![hash, user_id, now, expires_at]).map(drop)
}

/// Whose token this is, while it is valid.
pub(crate) fn owner(snapshot: &mut Snapshot, hash: &str, now: Timestamp) -> Result<Option<UserId>, Error> {
    let sql = "SELECT user_id FROM password_resets WHERE token_hash = ? AND expires_at > ?";
    snapshot.query_opt(sql, &params![hash, now], |row| row.get(0))
}

/// Forgets every token of the account; a used one is gone, so it works once.
pub(crate) fn remove_of(tx: &mut Tx, user_id: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM password_resets WHERE user_id = ?", &params![user_id]).map(drop)
}

/// Forgets some of the expired tokens; returns how many.
pub(crate) fn purge(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<u64, Error> {
    let sql = "SELECT token_hash FROM password_resets WHERE expires_at <= ? ORDER BY expires_at LIMIT ?";
    let expired: Vec<String> = tx.query(sql, &params![now, limit], |row| row.get(0))?;
    let (list, values) = in_list(&expired);
    tx.execute(&format!("DELETE FROM password_resets WHERE token_hash IN ({list})"), &values)
}
