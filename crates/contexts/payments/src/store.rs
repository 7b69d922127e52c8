//! All SQL of the payments: plain functions over a transaction or snapshot. No rule is decided here; the conditional
//! writes and constraints only refuse what a rule has overlooked.

pub(crate) mod attempts;
pub(crate) mod ledger;
pub(crate) mod notifications;
pub(crate) mod payments;
pub(crate) mod refunds;
pub(crate) mod unresolved;

use database::Error;

/// A conditional write that found its condition broken: another transaction was faster, so this one must not go on.
const fn written(rows: u64) -> Result<(), Error> {
    if rows == 1 { Ok(()) } else { Err(Error::Contended) }
}
