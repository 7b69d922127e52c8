//! Retriers: whether a failed task is tried again, and when.

use std::time::Duration;

use crate::failure::Failure;

/// One entry of `Retry`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Retrier {
    pub errors: Vec<String>,
    pub interval_seconds: u32,
    pub max_attempts: u32,
    pub backoff_rate: f64,
    pub max_delay_seconds: Option<u32>,
    pub jitter: Jitter,
}

/// Whether the waits are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Jitter {
    /// The computed wait.
    None,
    /// A random time up to the computed wait.
    Full,
}

/// The longest wait: a year, so that times cannot overflow.
const LONGEST: f64 = 365.0 * 24.0 * 3600.0;

impl Retrier {
    /// How long to wait before the retry after `retries` earlier ones by this retrier; `random` is from 0 to 1.
    fn delay(&self, retries: u32, random: f64) -> Duration {
        let exponent = i32::try_from(retries).unwrap_or(i32::MAX);
        let computed = f64::from(self.interval_seconds) * self.backoff_rate.powi(exponent);
        let bounded = computed.min(self.max_delay_seconds.map_or(LONGEST, f64::from)).min(LONGEST);
        let spread = if self.jitter == Jitter::Full { bounded * random } else { bounded };
        Duration::from_secs_f64(spread.clamp(0.0, LONGEST))
    }
}

/// How long to wait before the next attempt, if the first retrier that matches `failure` has attempts left. `used`
/// counts the retries by each retrier.
pub(crate) fn next_attempt(
    retriers: &[Retrier],
    failure: &Failure,
    used: &mut Vec<u32>,
    random: f64,
) -> Option<Duration> {
    let (index, retrier) =
        retriers.iter().enumerate().find(|(_, retrier)| failure.is_one_of(&retrier.errors))?;
    used.resize(used.len().max(retriers.len()), 0);
    let count = &mut used[index];
    if *count >= retrier.max_attempts {
        return None;
    }
    let delay = retrier.delay(*count, random);
    *count += 1;
    Some(delay)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn retrier(errors: &[&str]) -> Retrier {
        Retrier {
            errors: errors.iter().map(|&error| error.to_owned()).collect(),
            interval_seconds: 3,
            max_attempts: 2,
            backoff_rate: 1.5,
            max_delay_seconds: None,
            jitter: Jitter::None,
        }
    }

    /// The example of the specification: after 3 seconds, after 4.5 more, then no more.
    #[test]
    fn waits_grow_by_the_rate_until_the_attempts_are_used_up() {
        let (retriers, timeout) = ([retrier(&["States.Timeout"])], Failure::new("States.Timeout", ""));
        let mut used = Vec::new();
        let mut next = || next_attempt(&retriers, &timeout, &mut used, 0.5);
        assert_eq!(next(), Some(Duration::from_secs(3)));
        assert_eq!(next(), Some(Duration::from_millis(4_500)));
        assert_eq!(next(), None);
    }

    #[test]
    fn each_retrier_counts_its_own_retries() {
        let retriers = [retrier(&["A", "B"]), Retrier { max_attempts: 1, ..retrier(&["States.ALL"]) }];
        let mut used = Vec::new();
        let mut has_next =
            |error| next_attempt(&retriers, &Failure::new(error, ""), &mut used, 0.5).is_some();
        assert_eq!([has_next("A"), has_next("C"), has_next("B")], [true, true, true]);
        assert_eq!([has_next("A"), has_next("C")], [false, false]);
        assert_eq!(used, [2, 1]);
    }

    #[test]
    fn waits_are_capped_and_spread() {
        let capped = Retrier { max_delay_seconds: Some(4), ..retrier(&["A"]) };
        assert_eq!(capped.delay(1, 0.0), Duration::from_secs(4));
        assert_eq!(Retrier { jitter: Jitter::Full, ..capped }.delay(1, 0.25), Duration::from_secs(1));
        assert_eq!(retrier(&["A"]).delay(u32::MAX, 0.0), Duration::from_secs(365 * 24 * 3600));
    }
}
