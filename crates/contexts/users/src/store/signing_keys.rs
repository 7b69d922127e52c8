//! The table `signing_keys`.

use database::{Error, Snapshot, Tx, params};
use primitives::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use crate::access_token::StoredKey;

/// Every key, the newest first.
pub(crate) fn all(snapshot: &mut Snapshot) -> Result<Vec<StoredKey>, Error> {
    let sql = "SELECT id, private_key, retired_at FROM signing_keys ORDER BY created_at DESC, id";
    snapshot.query(sql, &[], |row| {
        let private_key = SecretString::from(row.get::<String>(1)?);
        Ok(StoredKey { id: row.get(0)?, private_key, retired_at: row.get(2)? })
    })
}

/// Every key; `first` becomes the first if none signs.
pub(crate) fn all_or_first(tx: &mut Tx, first: &StoredKey, now: Timestamp) -> Result<Vec<StoredKey>, Error> {
    if !all(tx)?.iter().any(|key| key.retired_at.is_none()) {
        insert(tx, first, now)?;
    }
    all(tx)
}

/// Retires the keys that sign, removes those that retired before `forgotten`, and lets `next` sign.
pub(crate) fn rotate(
    tx: &mut Tx,
    next: &StoredKey,
    now: Timestamp,
    forgotten: Timestamp,
) -> Result<Vec<StoredKey>, Error> {
    tx.execute("DELETE FROM signing_keys WHERE retired_at < ?", &params![forgotten])?;
    tx.execute("UPDATE signing_keys SET retired_at = ? WHERE retired_at IS NULL", &params![now])?;
    insert(tx, next, now)?;
    all(tx)
}

fn insert(tx: &mut Tx, key: &StoredKey, now: Timestamp) -> Result<(), Error> {
    let sql = "INSERT INTO signing_keys (id, private_key, created_at) VALUES (?, ?, ?)";
    tx.execute(sql, &params![&key.id, key.private_key.expose_secret(), now]).map(drop)
}
