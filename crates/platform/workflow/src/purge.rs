//! Forgetting executions that ended long ago.

use database::{Error, Tx};
use primitives::Timestamp;

use crate::store;

/// Forgets at most `limit` executions that were started before `before` and do not run, with their histories; returns
/// how many. A name that is forgotten can be started again.
///
/// # Errors
/// What the database says.
pub fn purge(tx: &mut Tx<'_>, before: Timestamp, limit: u32) -> Result<u64, Error> {
    let ids = store::executions::ended_before(tx, before, limit)?;
    for id in &ids {
        store::history::forget(tx, *id)?;
        store::cursors::forget(tx, *id)?;
        store::executions::forget(tx, *id)?;
    }
    Ok(ids.len() as u64)
}
