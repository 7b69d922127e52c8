//! `reservations`: what each owner was promised.

use std::collections::BTreeMap;

use database::{Error, Snapshot, Tx, Value, in_list, params};
use primitives::Timestamp;

use crate::{
    Allocation,
    reservation::{Reservation, State},
};

/// What `owner` was promised last.
pub(crate) fn of(snapshot: &mut Snapshot<'_>, owner: &str) -> Result<Option<Reservation>, Error> {
    of_many(snapshot, &[owner.to_owned()]).map(|mut found| found.remove(owner))
}

/// What each of the owners was promised last.
pub(crate) fn of_many(
    snapshot: &mut Snapshot<'_>,
    owners: &[String],
) -> Result<BTreeMap<String, Reservation>, Error> {
    let (list, values) = in_list(owners);
    let sql = format!(
        "SELECT owner, state, expires_at, variant_id, location_id, quantity, beyond_stock \
         FROM reservations WHERE owner IN ({list}) ORDER BY owner, variant_id, location_id"
    );
    let mut found = BTreeMap::new();
    snapshot.for_each(&sql, &values, |row| {
        let reservation = found.entry(row.get(0)?).or_insert(Reservation {
            state: row.parse(1)?,
            expires_at: row.get(2)?,
            allocations: Vec::new(),
        });
        reservation.allocations.push(Allocation {
            variant: row.get(3)?,
            location: row.get(4)?,
            quantity: row.get(5)?,
            beyond_stock: row.get(6)?,
        });
        Ok(())
    })?;
    Ok(found)
}

/// Writes a fresh hold.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    owner: &str,
    allocations: &[Allocation],
    expires_at: Timestamp,
    now: Timestamp,
) -> Result<(), Error> {
    let rows: Vec<_> = allocations
        .iter()
        .map(|a| {
            let state = State::Held.as_str();
            params![owner, a.variant, a.location, a.quantity, a.beyond_stock, expires_at, state, now]
        })
        .collect();
    let columns = "owner, variant_id, location_id, quantity, beyond_stock, expires_at, state, created_at";
    tx.insert_many("reservations", columns, &rows).map(drop)
}

/// Forgets what `owner` was promised.
pub(crate) fn delete(tx: &mut Tx<'_>, owner: &str) -> Result<(), Error> {
    tx.execute("DELETE FROM reservations WHERE owner = ?", &params![owner]).map(drop)
}

/// Moves all that the owners were promised to another state.
pub(crate) fn set_state(tx: &mut Tx<'_>, owners: &[String], from: State, to: State) -> Result<(), Error> {
    let (list, listed) = in_list(owners);
    let mut values: Vec<Value> = params![to.as_str(), from.as_str()].to_vec();
    values.extend(listed);
    let sql = format!("UPDATE reservations SET state = ? WHERE state = ? AND owner IN ({list})");
    tx.execute(&sql, &values).map(drop)
}

/// Moves the time at which a hold ends.
pub(crate) fn set_expiry(tx: &mut Tx<'_>, owner: &str, expires_at: Timestamp) -> Result<(), Error> {
    tx.execute("UPDATE reservations SET expires_at = ? WHERE owner = ?", &params![expires_at, owner])
        .map(drop)
}
