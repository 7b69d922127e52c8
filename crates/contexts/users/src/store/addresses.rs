//! The table `addresses`. Every statement names the owner, so that another's address is like none.

use database::{Error, Row, Snapshot, Tx, Value, params};
use primitives::{AddressId, Line, PostalAddress, UserId};

use super::optional;
use crate::SavedAddress;

const COLUMNS: &str =
    "id, name, line1, line2, city, region, postal_code, country, version, created_at, updated_at";

pub(crate) fn insert(tx: &mut Tx, user_id: UserId, saved: &SavedAddress) -> Result<(), Error> {
    let sql =
        format!("INSERT INTO addresses (user_id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    let mut values = params![user_id, saved.id].to_vec();
    values.extend(parts(&saved.address));
    values.extend(params![saved.version, saved.created_at, saved.updated_at]);
    tx.execute(&sql, &values).map(drop)
}

pub(crate) fn list(snapshot: &mut Snapshot, user_id: UserId) -> Result<Vec<SavedAddress>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM addresses WHERE user_id = ? ORDER BY id");
    snapshot.query(&sql, &params![user_id], saved)
}

pub(crate) fn count(snapshot: &mut Snapshot, user_id: UserId) -> Result<usize, Error> {
    let sql = "SELECT COUNT(*) FROM addresses WHERE user_id = ?";
    Ok(snapshot.query_opt(sql, &params![user_id], |row| row.get(0))?.unwrap_or_default())
}

pub(crate) fn find(
    snapshot: &mut Snapshot,
    user_id: UserId,
    id: AddressId,
) -> Result<Option<SavedAddress>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM addresses WHERE id = ? AND user_id = ?");
    snapshot.query_opt(&sql, &params![id, user_id], saved)
}

pub(crate) fn update(tx: &mut Tx, user_id: UserId, saved: &SavedAddress) -> Result<(), Error> {
    let sql = "UPDATE addresses SET name = ?, line1 = ?, line2 = ?, city = ?, region = ?, postal_code = ?, \
               country = ?, version = ?, updated_at = ? WHERE id = ? AND user_id = ?";
    let mut values = parts(&saved.address).to_vec();
    values.extend(params![saved.version, saved.updated_at, saved.id, user_id]);
    tx.execute(sql, &values).map(drop)
}

pub(crate) fn remove(tx: &mut Tx, user_id: UserId, id: AddressId) -> Result<(), Error> {
    tx.execute("DELETE FROM addresses WHERE id = ? AND user_id = ?", &params![id, user_id]).map(drop)
}

pub(crate) fn remove_of(tx: &mut Tx, user_id: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM addresses WHERE user_id = ?", &params![user_id]).map(drop)
}

fn parts(address: &PostalAddress) -> [Value; 7] {
    params![
        address.name.as_str(),
        address.line1.as_str(),
        address.line2.as_ref().map(Line::as_str),
        address.city.as_str(),
        address.region.as_ref().map(Line::as_str),
        address.postal_code.as_str(),
        address.country,
    ]
}

fn saved(row: &Row<'_>) -> Result<SavedAddress, Error> {
    let address = PostalAddress {
        name: row.parse(1)?,
        line1: row.parse(2)?,
        line2: optional(row, 3)?,
        city: row.parse(4)?,
        region: optional(row, 5)?,
        postal_code: row.parse(6)?,
        country: row.parse(7)?,
    };
    Ok(SavedAddress {
        id: row.get(0)?,
        address,
        version: row.get(8)?,
        created_at: row.get(9)?,
        updated_at: row.get(10)?,
    })
}
