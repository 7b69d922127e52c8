//! All SQL of the inventory: plain functions over a transaction or snapshot. No rule is decided here; the conditional
//! writes only refuse what a rule has overlooked.

pub(crate) mod audit;
pub(crate) mod deadlines;
pub(crate) mod levels;
pub(crate) mod locations;
pub(crate) mod movements;
pub(crate) mod policies;
pub(crate) mod reservations;
pub(crate) mod standings;

use database::Error;

/// A conditional write that found its condition broken: another transaction was faster, so this one must not go on.
const fn written(rows: u64) -> Result<(), Error> {
    if rows == 1 { Ok(()) } else { Err(Error::Contended) }
}
