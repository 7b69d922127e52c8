//! Failed sign-ins of an account and a network over all processes that share a cache: how many, and when the last one was.
//! While the cache is away each process knows its own.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use cache::Cache;
use http_kit::opaque;
use primitives::Timestamp;

use super::Guess;
use crate::LoginLimits;

#[derive(Clone)]
pub(super) struct SharedFailures {
    cache: Arc<dyn Cache>,
    limits: LoginLimits,
}

impl SharedFailures {
    pub(super) const fn new(cache: Arc<dyn Cache>, limits: LoginLimits) -> Self {
        Self { cache, limits }
    }

    /// How long this guess has to wait for what has failed anywhere.
    pub(super) async fn wait(&self, guess: &Guess, now: Timestamp) -> Option<Duration> {
        let failures = self.cache.counted(&count_of(guess)).await.ok()??;
        let last = self.cache.get(&last_of(guess)).await.ok()??;
        let last = Timestamp::from_micros(i64::from_be_bytes(last[..].try_into().ok()?));
        let count = u32::try_from(failures.count).unwrap_or(u32::MAX);
        let until = last.plus(self.limits.wait_after(count));
        (now < until).then(|| until.since(now))
    }

    /// Tells the others how a guess ended, if they can be told.
    pub(super) async fn note(&self, guess: &Guess, right: bool, now: Timestamp) {
        let (count, last) = (count_of(guess), last_of(guess));
        let _told = if right {
            self.cache.remove(&count).await
        } else {
            let at = Bytes::copy_from_slice(&now.micros().to_be_bytes());
            // The time first: a count without it would be none.
            let _told = self.cache.put(&last, at, self.limits.forget_after).await;
            self.cache.count(&count, self.limits.forget_after).await.map(drop)
        };
    }
}

fn count_of(guess: &Guess) -> String {
    format!("login:{}:count", of(guess))
}

fn last_of(guess: &Guess) -> String {
    format!("login:{}:last", of(guess))
}

fn of(guess: &Guess) -> String {
    opaque(format_args!("{} {}", guess.account, guess.network))
}
