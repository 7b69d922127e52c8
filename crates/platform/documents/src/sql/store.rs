//! All SQL of the documents.

use std::{collections::HashMap, ops::Bound};

use database::{Error, Json, Row, Snapshot, Tx, Value, in_list, params};
use primitives::Timestamp;

use crate::{Body, Collection, Document, Key, Order, Put, Range, Version};

const SELECT: &str = "SELECT partition_key, sort_key, body, version, expires_at FROM documents";
const KEY: &str = "collection = ? AND partition_key = ? AND sort_key = ?";
const KEY_COLUMNS: [&str; 3] = ["collection", "partition_key", "sort_key"];
const COLUMNS: [&str; 6] = ["collection", "partition_key", "sort_key", "body", "version", "expires_at"];

fn key_values(collection: Collection, key: &Key) -> [Value; 3] {
    params![collection.name(), key.partition(), key.sort()]
}

fn document(row: &Row<'_>) -> Result<Document, Error> {
    let Json(body) = row.get(2)?;
    Ok(Document {
        key: Key::stored(row.get(0)?, row.get(1)?),
        body: Body::stored(body),
        version: Version::from_number(row.get(3)?),
        expires_at: row.get(4)?,
    })
}

pub(super) fn get(
    snapshot: &mut Snapshot<'_>,
    collection: Collection,
    key: &Key,
) -> Result<Option<Document>, Error> {
    snapshot.query_opt(&format!("{SELECT} WHERE {KEY}"), &key_values(collection, key), document)
}

/// One statement: the partitions and the sort keys are two lists, and what is in both but not asked for is dropped.
/// Callers ask for one document of many partitions or for many of one, so there is hardly any.
pub(super) fn get_many(
    snapshot: &mut Snapshot<'_>,
    collection: Collection,
    keys: &[Key],
) -> Result<HashMap<Key, Document>, Error> {
    let unique = |part: fn(&Key) -> &str| {
        let mut parts: Vec<&str> = keys.iter().map(part).collect();
        parts.sort_unstable();
        parts.dedup();
        in_list(&parts)
    };
    let (partitions, partition_values) = unique(Key::partition);
    let (sorts, sort_values) = unique(Key::sort);
    let sql = format!(
        "{SELECT} WHERE collection = ? AND partition_key IN ({partitions}) AND sort_key IN ({sorts})"
    );
    let values: Vec<Value> =
        [collection.name().into()].into_iter().chain(partition_values).chain(sort_values).collect();
    let mut found = HashMap::with_capacity(keys.len());
    let wanted: std::collections::HashSet<&Key> = keys.iter().collect();
    snapshot.for_each(&sql, &values, |row| {
        let document = document(row)?;
        if wanted.contains(&document.key) {
            found.insert(document.key.clone(), document);
        }
        Ok(())
    })?;
    Ok(found)
}

pub(super) fn query(
    snapshot: &mut Snapshot<'_>,
    now: Timestamp,
    collection: Collection,
    range: &Range,
) -> Result<Vec<Document>, Error> {
    let mut sql = format!(
        "{SELECT} WHERE collection = ? AND partition_key = ? AND (expires_at IS NULL OR expires_at > ?)"
    );
    let mut values = params![collection.name(), &range.partition, now].to_vec();
    let (condition, from) = match &range.from {
        Bound::Unbounded => ("", None),
        Bound::Included(from) => (" AND sort_key >= ?", Some(from)),
        Bound::Excluded(from) => (" AND sort_key > ?", Some(from)),
    };
    sql += condition;
    values.extend(from.map(Value::from));
    if let Some(until) = &range.until {
        sql += " AND sort_key < ?";
        values.push(until.into());
    }
    sql += match range.order {
        Order::Ascending => " ORDER BY sort_key LIMIT ?",
        Order::Descending => " ORDER BY sort_key DESC LIMIT ?",
    };
    values.push(range.limit.get().into());
    snapshot.query(&sql, &values, document)
}

pub(super) fn version(
    snapshot: &mut Snapshot<'_>,
    collection: Collection,
    key: &Key,
) -> Result<Option<Version>, Error> {
    let sql = format!("SELECT version FROM documents WHERE {KEY}");
    snapshot.query_opt(&sql, &key_values(collection, key), |row| row.get(0).map(Version::from_number))
}

fn row(put: &Put, version: Version) -> [Value; 6] {
    params![
        put.collection.name(),
        put.key.partition(),
        put.key.sort(),
        &body(put),
        version.number(),
        put.expires_at
    ]
}

fn body(put: &Put) -> Value {
    Value::Json(put.body.json().to_owned())
}

pub(super) fn insert(tx: &mut Tx<'_>, put: &Put, version: Version) -> Result<bool, Error> {
    tx.insert_if_absent("documents", &KEY_COLUMNS, &COLUMNS, &row(put, version))
}

pub(super) fn upsert(tx: &mut Tx<'_>, put: &Put, version: Version) -> Result<(), Error> {
    tx.upsert("documents", &KEY_COLUMNS, &COLUMNS, &row(put, version), "")
}

/// Overwrites a live document that has the version `from`; tells whether there was one.
pub(super) fn update(
    tx: &mut Tx<'_>,
    now: Timestamp,
    put: &Put,
    from: Version,
    to: Version,
) -> Result<bool, Error> {
    let condition = "version = ? AND (expires_at IS NULL OR expires_at > ?)";
    overwrite(tx, put, to, condition, &params![from.number(), now])
}

/// Overwrites an expired document; tells whether there was one.
pub(super) fn replace_expired(
    tx: &mut Tx<'_>,
    now: Timestamp,
    put: &Put,
    version: Version,
) -> Result<bool, Error> {
    overwrite(tx, put, version, "expires_at <= ?", &params![now])
}

fn overwrite(
    tx: &mut Tx<'_>,
    put: &Put,
    version: Version,
    condition: &str,
    values: &[Value],
) -> Result<bool, Error> {
    let sql =
        format!("UPDATE documents SET body = ?, version = ?, expires_at = ? WHERE {KEY} AND {condition}");
    let set: [Value; 3] = params![&body(put), version.number(), put.expires_at];
    let all: Vec<Value> =
        set.into_iter().chain(key_values(put.collection, &put.key)).chain(values.iter().cloned()).collect();
    Ok(tx.execute(&sql, &all)? == 1)
}

pub(super) fn delete(tx: &mut Tx<'_>, collection: Collection, key: &Key) -> Result<(), Error> {
    tx.execute(&format!("DELETE FROM documents WHERE {KEY}"), &key_values(collection, key)).map(drop)
}

pub(super) fn purge_expired(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<u64, Error> {
    let sql = "SELECT collection, partition_key, sort_key FROM documents WHERE expires_at <= ? \
         ORDER BY expires_at LIMIT ?";
    let expired = tx.query(sql, &params![now, limit], |row| {
        Ok(params![row.get::<String>(0)?, row.get::<String>(1)?, row.get::<String>(2)?])
    })?;
    for key in &expired {
        tx.execute(&format!("DELETE FROM documents WHERE {KEY}"), key)?;
    }
    Ok(expired.len() as u64)
}
