//! When Redis fails it is left alone for a moment, so that its failing costs the shop no time.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use metrics::{Counter, Gauge, counter, gauge};
use redis::RedisError;

const FIRST_REST: Duration = Duration::from_millis(100);
const LONGEST_REST: Duration = Duration::from_secs(2);

/// Lets everybody through while Redis answers, and one at a time, now and then, while it does not.
pub(super) struct Breaker {
    failing: Mutex<Option<Failing>>,
    available: Gauge,
    failures: Counter,
}

#[derive(Clone, Copy)]
struct Failing {
    rest: Duration,
    until: Instant,
}

impl Default for Breaker {
    fn default() -> Self {
        let available = gauge!("shared_cache_available");
        available.set(1.0);
        Self { failing: Mutex::default(), available, failures: counter!("shared_cache_failures_total") }
    }
}

impl Breaker {
    /// Whether to ask Redis now.
    pub(super) fn admits(&self) -> bool {
        let mut failing = self.failing.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(failing) = failing.as_mut() else { return true };
        let now = Instant::now();
        let admitted = now >= failing.until;
        if admitted {
            // This one finds out; the others wait for what it finds.
            failing.until = now + failing.rest;
        }
        admitted
    }

    pub(super) fn answered(&self) {
        let mut failing = self.failing.lock().unwrap_or_else(PoisonError::into_inner);
        if failing.take().is_some() {
            self.available.set(1.0);
            tracing::info!("the shared cache answers again");
        }
    }

    pub(super) fn failed(&self, error: &RedisError) {
        self.failures.increment(1);
        let mut failing = self.failing.lock().unwrap_or_else(PoisonError::into_inner);
        if failing.is_none() {
            self.available.set(0.0);
            tracing::warn!(%error, "the shared cache does not answer; going on without it");
        }
        let rest = failing.map_or(FIRST_REST, |failing| (failing.rest * 2).min(LONGEST_REST));
        *failing = Some(Failing { rest, until: Instant::now() + rest });
    }
}

#[cfg(test)]
mod tests {
    use redis::ErrorKind;

    use super::*;

    #[test]
    fn a_failing_redis_is_left_alone_until_it_answers() {
        let breaker = Breaker::default();
        assert!(breaker.admits() && breaker.admits());
        for _ in 0..8 {
            breaker.failed(&(ErrorKind::Io, "gone").into());
        }
        assert!(!breaker.admits());
        breaker.answered();
        assert!(breaker.admits() && breaker.admits());
    }
}
