//! The places where stock lies.

use database::{Snapshot, Tx};
use primitives::{LocationId, Text, Timestamp};

use crate::{InventoryError, store};

/// The name of a location.
pub type LocationName = Text<1, 100>;

/// Adds a place where stock lies; those with a lower `priority` are sold from first.
///
/// # Errors
/// When the database could not.
pub fn add_location(
    tx: &mut Tx<'_>,
    now: Timestamp,
    name: &LocationName,
    priority: u16,
) -> Result<LocationId, InventoryError> {
    let id = LocationId::new();
    store::locations::insert(tx, id, name.as_str(), i64::from(priority), now)?;
    Ok(id)
}

/// The location that is meant when none is named: the first by priority. `None` in a shop without any stock yet.
///
/// # Errors
/// When the database could not.
pub fn default_location(snapshot: &mut Snapshot<'_>) -> Result<Option<LocationId>, InventoryError> {
    Ok(store::locations::first(snapshot)?)
}

/// `named`, if there is such a location; else the default one, which is made if there is none yet.
pub(crate) fn resolve(
    tx: &mut Tx<'_>,
    now: Timestamp,
    named: Option<LocationId>,
) -> Result<LocationId, InventoryError> {
    match named {
        Some(id) if store::locations::exists(tx, id)? => Ok(id),
        Some(_) => Err(InventoryError::UnknownLocation),
        None => match store::locations::first(tx)? {
            Some(id) => Ok(id),
            None => {
                let id = LocationId::new();
                store::locations::insert(tx, id, "Main", 100, now)?;
                Ok(id)
            }
        },
    }
}
