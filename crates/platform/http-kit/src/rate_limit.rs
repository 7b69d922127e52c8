//! So many in a window of time, counted for each key; the window opens with the first. Processes that share a cache count
//! together, and each for itself while the cache is away.

use std::{fmt, hash::Hash, sync::Arc, time::Duration};

use cache::{Cache as Shared, SharedLimit};
use moka::{ops::compute::Op, sync::Cache};
use primitives::Timestamp;
use sha2::{Digest, Sha256};

/// So many in so much time.
#[derive(Debug, Clone, Copy)]
pub struct RateLimit {
    /// How many.
    pub count: u32,
    /// In how much time.
    pub window: Duration,
}

/// How many keys are remembered; the least used are forgotten first.
const KEYS: u64 = 100_000;

/// With whom a process counts.
#[derive(Debug, Clone, Default)]
pub struct Counting(Option<Arc<dyn Shared>>);

impl Counting {
    /// With all that share this cache; with nobody when there is none.
    #[must_use]
    pub const fn through(cache: Option<Arc<dyn Shared>>) -> Self {
        Self(cache)
    }

    /// What is shared, if anything is.
    #[must_use]
    pub const fn cache(&self) -> Option<&Arc<dyn Shared>> {
        self.0.as_ref()
    }
}

/// Counts by key.
pub struct Window<K> {
    limit: RateLimit,
    counts: Cache<K, Count>,
    shared: Option<SharedLimit>,
}

#[derive(Clone, Copy)]
struct Count {
    opened_at: Timestamp,
    count: u32,
}

impl<K: Hash + Eq + Clone + fmt::Display + Send + Sync + 'static> Window<K> {
    /// No key has used any of its limit yet in this process. Windows of the same name count together.
    #[must_use]
    pub fn new(name: &'static str, limit: RateLimit, counting: &Counting) -> Self {
        let RateLimit { count, window } = limit;
        let shared = counting.cache().map(|cache| SharedLimit::new(Arc::clone(cache), name, count, window));
        // The cache's own clock only bounds memory; the window is judged by the given time.
        let counts = Cache::builder().max_capacity(KEYS).time_to_idle(2 * window).build();
        Self { limit, counts, shared }
    }

    /// How long this key must wait, if its window is full.
    pub async fn wait(&self, key: &K, now: Timestamp) -> Option<Duration> {
        let here = self.wait_here(key, now);
        match (&self.shared, here) {
            (Some(shared), None) => shared.wait(opaque(key)).await,
            _ => here,
        }
    }

    /// Counts one more.
    ///
    /// # Errors
    /// How long to wait, when the window is full.
    pub async fn take(&self, key: K, now: Timestamp) -> Result<(), Duration> {
        self.take_here(key.clone(), now)?;
        self.take_together(&key).await
    }

    /// Counts one more over the processes that count together, and not here.
    ///
    /// # Errors
    /// How long to wait, when the window is full.
    pub async fn take_together(&self, key: &K) -> Result<(), Duration> {
        match &self.shared {
            Some(shared) => shared.take(opaque(key)).await,
            None => Ok(()),
        }
    }

    fn wait_here(&self, key: &K, now: Timestamp) -> Option<Duration> {
        let count = self.counts.get(key).filter(|count| count.count >= self.limit.count)?;
        let closes = count.opened_at.plus(self.limit.window);
        (now < closes).then(|| closes.since(now))
    }

    /// Counts one more in this process only.
    ///
    /// # Errors
    /// How long to wait, when the window is full here.
    pub fn take_here(&self, key: K, now: Timestamp) -> Result<(), Duration> {
        let mut full = None;
        self.counts.entry(key).and_compute_with(|entry| {
            let known = entry.map(moka::Entry::into_value);
            let open = known.filter(|count| now < count.opened_at.plus(self.limit.window));
            let count = open.unwrap_or(Count { opened_at: now, count: 0 });
            if count.count >= self.limit.count {
                full = Some(count.opened_at.plus(self.limit.window).since(now));
                return Op::Nop;
            }
            Op::Put(Count { count: count.count.saturating_add(1), ..count })
        });
        full.map_or(Ok(()), Err)
    }
}

/// A key as others see it: it may be somebody's address.
#[must_use]
pub fn opaque(key: impl fmt::Display) -> String {
    Sha256::digest(key.to_string()).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use cache::InProcess;

    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[tokio::test]
    async fn processes_fill_a_window_together() {
        let counting = Counting::through(Some(Arc::new(InProcess::new(1_024))));
        let limit = RateLimit { count: 3, window: MINUTE };
        let (one, other) = (Window::new("w", limit, &counting), Window::new("w", limit, &counting));
        let now = Timestamp::from_micros(0);
        assert_eq!(one.take("a", now).await, Ok(()));
        assert_eq!(other.take("a", now).await, Ok(()));
        assert_eq!(one.wait(&"a", now).await, None);
        assert_eq!(one.take("a", now).await, Ok(()));
        assert!(other.wait(&"a", now).await.is_some_and(|wait| wait <= MINUTE));
        assert!(other.take("a", now).await.is_err());
        assert_eq!(other.take("b", now).await, Ok(()));
    }

    #[test]
    fn what_others_see_of_a_key_says_nothing_about_it() {
        assert_eq!(opaque("ada@example.com"), opaque("ada@example.com"));
        assert_eq!(opaque("ada@example.com").len(), 32);
        assert_ne!(opaque("ada@example.com"), opaque("bob@example.com"));
    }

    #[tokio::test]
    async fn a_full_window_opens_again_after_its_time_and_for_its_key_only() {
        let minute = MINUTE;
        let limit = RateLimit { count: 2, window: minute };
        let window = Window::new("w", limit, &Counting::default());
        let start = Timestamp::from_micros(0);
        let later = start.plus(minute / 2);
        assert_eq!(window.take("a", start).await, Ok(()));
        assert_eq!(window.wait(&"a", later).await, None);
        assert_eq!(window.take("a", later).await, Ok(()));
        assert_eq!(window.take("a", later).await, Err(minute / 2));
        assert_eq!(window.wait(&"a", later).await, Some(minute / 2));
        assert_eq!(window.take("b", later).await, Ok(()));
        assert_eq!(window.wait(&"a", start.plus(minute)).await, None);
        assert_eq!(window.take("a", start.plus(minute)).await, Ok(()));
    }
}
