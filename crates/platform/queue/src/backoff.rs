//! How long to wait before the next attempt: exponential with full jitter.
//!
//! Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.

use std::time::Duration;

use crate::WorkerOptions;

/// A random wait after the failed attempt number `attempt` (from 1); never nothing.
pub(crate) fn wait_after(attempt: u32, options: &WorkerOptions) -> Duration {
    let ceiling = ceiling_after(attempt, options).as_micros().max(1);
    Duration::from_micros(rand::random_range(1..=u64::try_from(ceiling).unwrap_or(u64::MAX)))
}

fn ceiling_after(attempt: u32, options: &WorkerOptions) -> Duration {
    let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
    options.backoff.saturating_mul(doubled).min(options.max_backoff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ceiling_doubles_up_to_the_longest_wait() {
        let options = WorkerOptions::default();
        let seconds = |attempt| ceiling_after(attempt, &options).as_secs();
        assert_eq!([1, 2, 3, 12, 13, 40, u32::MAX].map(seconds), [1, 2, 4, 2048, 3600, 3600, 3600]);
    }

    #[test]
    fn a_wait_is_never_nothing_and_never_past_the_ceiling() {
        let options = WorkerOptions { backoff: Duration::from_micros(3), ..WorkerOptions::default() };
        for _ in 0..1_000 {
            let wait = wait_after(1, &options);
            assert!(Duration::ZERO < wait && wait <= options.backoff);
        }
    }
}
