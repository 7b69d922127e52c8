//! Documents in the caller's own transaction, for what has to be decided together with rows of other tables. Code that
//! uses it is bound to the SQL adapter.

mod store;

use database::{Snapshot, Tx};
use primitives::Timestamp;

use crate::{Collection, Document, DocumentsError, Expected, Key, MAX_BATCH, Put, Range, Version, Write};

/// See [`crate::Documents::get`].
///
/// # Errors
/// What the database says.
pub fn get(
    snapshot: &mut Snapshot<'_>,
    now: Timestamp,
    collection: Collection,
    key: &Key,
) -> Result<Option<Document>, DocumentsError> {
    Ok(store::get(snapshot, collection, key)?.filter(|document| is_live(document, now)))
}

/// See [`crate::Documents::get_many`].
///
/// # Errors
/// What the database says; [`DocumentsError::TooMany`].
pub fn get_many(
    snapshot: &mut Snapshot<'_>,
    now: Timestamp,
    collection: Collection,
    keys: &[Key],
) -> Result<Vec<Option<Document>>, DocumentsError> {
    if keys.len() > MAX_BATCH {
        return Err(DocumentsError::TooMany);
    }
    let mut found = store::get_many(snapshot, collection, keys)?;
    found.retain(|_, document| is_live(document, now));
    Ok(keys.iter().map(|key| found.get(key).cloned()).collect())
}

/// See [`crate::Documents::query`].
///
/// # Errors
/// What the database says.
pub fn query(
    snapshot: &mut Snapshot<'_>,
    now: Timestamp,
    collection: Collection,
    range: &Range,
) -> Result<Vec<Document>, DocumentsError> {
    Ok(store::query(snapshot, now, collection, range)?)
}

/// See [`crate::Documents::put`].
///
/// # Errors
/// [`DocumentsError::Conflict`] when the document is not in the expected state.
pub fn put(tx: &mut Tx<'_>, now: Timestamp, put: &Put) -> Result<Version, DocumentsError> {
    let written = match put.expected {
        Expected::Version(version) => {
            let next = version.next();
            store::update(tx, now, put, version, next)?.then_some(next)
        }
        Expected::Absent => {
            let first = Version::first(now);
            (store::insert(tx, put, first)? || store::replace_expired(tx, now, put, first)?).then_some(first)
        }
        Expected::Anything => {
            let before = store::version(tx, put.collection, &put.key)?;
            let next = before.map_or(Version::first(now), Version::next).max(Version::first(now));
            store::upsert(tx, put, next)?;
            Some(next)
        }
    };
    written.ok_or_else(|| DocumentsError::Conflict { key: put.key.clone() })
}

/// See [`crate::Documents::delete`].
///
/// # Errors
/// [`DocumentsError::Conflict`] when the document is not in the expected state.
pub fn delete(
    tx: &mut Tx<'_>,
    now: Timestamp,
    collection: Collection,
    key: &Key,
    expected: Expected,
) -> Result<bool, DocumentsError> {
    let there = get(tx, now, collection, key)?.map(|document| document.version);
    let fits = match expected {
        Expected::Anything => true,
        Expected::Absent => there.is_none(),
        Expected::Version(version) => there == Some(version),
    };
    if !fits {
        return Err(DocumentsError::Conflict { key: key.clone() });
    }
    store::delete(tx, collection, key)?;
    Ok(there.is_some())
}

/// See [`crate::Documents::batch`].
///
/// # Errors
/// [`DocumentsError::Conflict`] when a document is not in the expected state; the caller must then roll back.
pub fn batch(tx: &mut Tx<'_>, now: Timestamp, writes: &[Write]) -> Result<Vec<Version>, DocumentsError> {
    let mut versions = Vec::new();
    for write in writes {
        match write {
            Write::Put(document) => versions.push(put(tx, now, document)?),
            Write::Delete { collection, key, expected } => {
                delete(tx, now, *collection, key, *expected)?;
            }
        }
    }
    Ok(versions)
}

/// See [`crate::Documents::purge_expired`].
///
/// # Errors
/// What the database says.
pub fn purge_expired(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<u64, DocumentsError> {
    Ok(store::purge_expired(tx, now, limit)?)
}

fn is_live(document: &Document, now: Timestamp) -> bool {
    document.expires_at.is_none_or(|at| at > now)
}
