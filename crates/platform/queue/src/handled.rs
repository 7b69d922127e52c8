//! Forgetting which events were handled.

use std::time::Duration;

use database::{Database, Error};
use primitives::Timestamp;

use crate::store;

/// How long a note is kept: no event comes again after it.
const KEPT_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// How many notes are forgotten in one transaction.
const AT_A_TIME: u32 = 500;

/// Forgets notes of handled events that no event needs any more; returns how many.
///
/// # Errors
/// What the database says.
pub async fn purge_handled(database: &Database, now: Timestamp) -> Result<u64, Error> {
    let before = now.minus(KEPT_FOR);
    let mut purged = 0;
    loop {
        let some = database.write(move |tx| store::handled::purge(tx, before, AT_A_TIME)).await?;
        purged += some;
        if some < u64::from(AT_A_TIME) {
            return Ok(purged);
        }
    }
}
