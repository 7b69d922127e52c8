//! Forgetting what is of no use any more.

use std::time::Duration;

use database::Tx;
use primitives::Timestamp;

use crate::{PaymentError, store};

/// How long messages of providers are known: longer than any provider sends one again.
const NOTIFICATIONS_KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Forgets at most `limit` messages of providers that are long taken; tells how many.
///
/// # Errors
/// When the database could not.
pub fn purge_notifications(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<u64, PaymentError> {
    Ok(store::notifications::purge(tx, now.minus(NOTIFICATIONS_KEPT), limit)?)
}
