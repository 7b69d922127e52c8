//! The clock of a test: it moves when it is told to.

use primitives::{FakeClock, Timestamp};

/// A clock that stands at 2027-01-15T08:00:00Z.
#[must_use]
pub fn clock() -> FakeClock {
    FakeClock::at(Timestamp::from_micros(1_800_000_000_000_000))
}
