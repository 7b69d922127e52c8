//! How long ago the primary was where the replica is now. Unlike the age of the last change it is nothing on a shop where
//! nothing is changed.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// So many places are remembered; of more than these the later ones become one.
const PLACES: usize = 1_024;

#[derive(Debug, Default)]
pub(super) struct Lag {
    /// Where the primary was, and when it was seen there first; what the replica has passed is dropped.
    ahead: VecDeque<(u64, Instant)>,
    latest: u64,
}

impl Lag {
    /// The primary is there now.
    pub(super) fn primary_at(&mut self, position: u64, now: Instant) {
        if position <= self.latest {
            return;
        }
        self.latest = position;
        let is_full = self.ahead.len() >= PLACES;
        match self.ahead.back_mut() {
            Some(last) if is_full => last.0 = position,
            _ => self.ahead.push_back((position, now)),
        }
    }

    /// The replica is there now: by how much it is behind.
    pub(super) fn of_replica_at(&mut self, position: u64, now: Instant) -> Duration {
        while self.ahead.front().is_some_and(|(passed, _)| *passed <= position) {
            self.ahead.pop_front();
        }
        self.ahead.front().map_or(Duration::ZERO, |(_, seen)| now.duration_since(*seen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_replica_is_as_late_as_the_oldest_place_that_it_has_not_passed() {
        let (mut lag, start) = (Lag::default(), Instant::now());
        assert_eq!(lag.of_replica_at(5, start), Duration::ZERO);
        lag.primary_at(10, start);
        lag.primary_at(20, start + SECOND);
        lag.primary_at(20, start + 2 * SECOND);
        assert_eq!(lag.of_replica_at(9, start + 3 * SECOND), 3 * SECOND);
        assert_eq!(lag.of_replica_at(10, start + 3 * SECOND), 2 * SECOND);
        assert_eq!(lag.of_replica_at(20, start + 9 * SECOND), Duration::ZERO);
    }

    #[test]
    fn of_very_many_places_none_is_taken_for_passed_too_early() {
        let (mut lag, start) = (Lag::default(), Instant::now());
        for place in 1..=10_000 {
            lag.primary_at(place, start);
        }
        assert!(lag.ahead.len() <= PLACES);
        assert_eq!(lag.of_replica_at(9_999, start + SECOND), SECOND);
        assert_eq!(lag.of_replica_at(10_000, start + SECOND), Duration::ZERO);
    }
}
