//! Sign-in: a growing wait for one account from one network, and a ceiling on all failures of a network.

use std::{sync::Arc, time::Duration};

use http_kit::{Counting, Window};
use moka::sync::Cache;
use primitives::Timestamp;

use super::{Network, shared_failures::SharedFailures};
use crate::LoginLimits;

/// How many pairs of account and network are remembered; the least used are forgotten first.
const PAIRS: u64 = 100_000;

/// Somebody's attempt at an account, known or not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Guess {
    pub account: String,
    pub network: Network,
}

pub(crate) struct LoginThrottle {
    limits: LoginLimits,
    failures: Cache<Guess, Failures>,
    networks: Arc<Window<Network>>,
    shared: Option<SharedFailures>,
}

#[derive(Clone, Copy)]
struct Failures {
    count: u32,
    last_at: Timestamp,
}

impl LoginThrottle {
    pub fn new(limits: LoginLimits, counting: &Counting) -> Self {
        let failures = Cache::builder().max_capacity(PAIRS).time_to_idle(limits.forget_after).build();
        let networks = Arc::new(Window::new("login_networks", limits.address_failures, counting));
        let shared = counting.cache().map(|cache| SharedFailures::new(Arc::clone(cache), limits));
        Self { limits, failures, networks, shared }
    }

    /// Lets a guess through.
    ///
    /// # Errors
    /// How long to wait, when it may not be tried now.
    pub async fn admit(&self, guess: &Guess, now: Timestamp) -> Result<(), Duration> {
        if let Some(wait) = self.networks.wait(&guess.network, now).await {
            return Err(wait);
        }
        let until = self.failures.get(guess).map(|failures| failures.until(&self.limits));
        let here = until.filter(|until| now < *until).map(|until| until.since(now));
        let wait = match (&self.shared, here) {
            (Some(shared), None) => shared.wait(guess, now).await,
            _ => here,
        };
        wait.map_or(Ok(()), Err)
    }

    /// Notes how a guess ended; others hear of it a moment later. To be called in a runtime.
    pub fn note(&self, guess: &Guess, right: bool, now: Timestamp) {
        self.note_here(guess, right, now);
        let Some(shared) = self.shared.clone() else { return };
        let (networks, guess) = (Arc::clone(&self.networks), guess.clone());
        tokio::spawn(async move {
            if !right {
                let _ = networks.take_together(&guess.network).await;
            }
            shared.note(&guess, right, now).await;
        });
    }

    fn note_here(&self, guess: &Guess, right: bool, now: Timestamp) {
        if right {
            self.failures.invalidate(guess);
        } else {
            self.failures.entry_by_ref(guess).and_upsert_with(|entry| {
                let known = entry.map(moka::Entry::into_value);
                let recent = known.filter(|known| now.since(known.last_at) < self.limits.forget_after);
                Failures { count: recent.map_or(0, |known| known.count).saturating_add(1), last_at: now }
            });
            // A full window is what the next `admit` finds; this failure has happened either way.
            let _ = self.networks.take_here(guess.network, now);
        }
    }
}

impl Failures {
    fn until(&self, limits: &LoginLimits) -> Timestamp {
        self.last_at.plus(limits.wait_after(self.count))
    }
}

impl LoginLimits {
    /// The wait after so many failures.
    pub(super) fn wait_after(&self, failures: u32) -> Duration {
        let Some(doublings) = failures.checked_sub(self.free_failures) else { return Duration::ZERO };
        let factor = 1_u32.checked_shl(doublings).unwrap_or(u32::MAX);
        self.first_wait.saturating_mul(factor).min(self.longest_wait)
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    fn guess(account: &str, last: u8) -> Guess {
        Guess { account: account.to_owned(), network: IpAddr::from([192, 0, 2, last]).into() }
    }

    fn fail(throttle: &LoginThrottle, guess: &Guess, times: u32, now: Timestamp) {
        for _ in 0..times {
            throttle.note(guess, false, now);
        }
    }

    #[test]
    fn the_wait_doubles_after_the_free_failures_up_to_the_longest() {
        let limits = LoginLimits::default();
        let seconds: Vec<u64> =
            [0, 4, 5, 6, 7, 13, 14, 40, 4_000_000].iter().map(|&n| limits.wait_after(n).as_secs()).collect();
        assert_eq!(seconds, [0, 0, 2, 4, 8, 512, 900, 900, 900]);
    }

    #[tokio::test]
    async fn an_attacker_does_not_lock_out_the_owner_elsewhere() {
        let throttle = LoginThrottle::new(LoginLimits::default(), &Counting::default());
        let now = Timestamp::from_micros(0);
        fail(&throttle, &guess("ada", 1), 20, now);
        assert!(throttle.admit(&guess("ada", 1), now).await.is_err());
        assert_eq!(throttle.admit(&guess("ada", 2), now).await, Ok(()));
        assert_eq!(throttle.admit(&guess("bob", 1), now).await, Ok(()));
    }

    #[tokio::test]
    async fn success_resets_the_pair() {
        let throttle = LoginThrottle::new(LoginLimits::default(), &Counting::default());
        let (ada, now) = (guess("ada", 1), Timestamp::from_micros(0));
        fail(&throttle, &ada, 4, now);
        throttle.note(&ada, true, now);
        fail(&throttle, &ada, 4, now);
        assert_eq!(throttle.admit(&ada, now).await, Ok(()));
    }

    #[tokio::test]
    async fn failures_over_many_accounts_close_the_network_for_a_while() {
        let throttle = LoginThrottle::new(LoginLimits::default(), &Counting::default());
        let now = Timestamp::from_micros(0);
        for account in 0..50 {
            throttle.note(&guess(&account.to_string(), 1), false, now);
        }
        assert_eq!(throttle.admit(&guess("new", 1), now).await, Err(Duration::from_secs(600)));
        assert_eq!(throttle.admit(&guess("new", 2), now).await, Ok(()));
        assert_eq!(throttle.admit(&guess("new", 1), now.plus(Duration::from_secs(600))).await, Ok(()));
    }

    proptest::proptest! {
        #[test]
        fn more_failures_never_mean_a_shorter_wait(failures in 0_u32..100_000) {
            let limits = LoginLimits::default();
            proptest::prop_assert!(limits.wait_after(failures) <= limits.wait_after(failures + 1));
        }
    }
}
