//! So many in a window of time, counted for each key; the window opens with the first.

use std::{hash::Hash, time::Duration};

use moka::{ops::compute::Op, sync::Cache};
use primitives::Timestamp;

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

/// Counts by key.
pub struct Window<K> {
    limit: RateLimit,
    counts: Cache<K, Count>,
}

#[derive(Clone, Copy)]
struct Count {
    opened_at: Timestamp,
    count: u32,
}

impl<K: Hash + Eq + Clone + Send + Sync + 'static> Window<K> {
    /// No key has used any of its limit yet.
    #[must_use]
    pub fn new(limit: RateLimit) -> Self {
        // The cache's own clock only bounds memory; the window is judged by the given time.
        Self { limit, counts: Cache::builder().max_capacity(KEYS).time_to_idle(2 * limit.window).build() }
    }

    /// How long this key must wait, if its window is full.
    pub fn wait(&self, key: &K, now: Timestamp) -> Option<Duration> {
        let count = self.counts.get(key).filter(|count| count.count >= self.limit.count)?;
        let closes = count.opened_at.plus(self.limit.window);
        (now < closes).then(|| closes.since(now))
    }

    /// Counts one more.
    ///
    /// # Errors
    /// How long to wait, when the window is full.
    pub fn take(&self, key: K, now: Timestamp) -> Result<(), Duration> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_window_opens_again_after_its_time_and_for_its_key_only() {
        let minute = Duration::from_secs(60);
        let window = Window::new(RateLimit { count: 2, window: minute });
        let start = Timestamp::from_micros(0);
        let later = start.plus(minute / 2);
        assert_eq!(window.take("a", start), Ok(()));
        assert_eq!(window.wait(&"a", later), None);
        assert_eq!(window.take("a", later), Ok(()));
        assert_eq!(window.take("a", later), Err(minute / 2));
        assert_eq!(window.wait(&"a", later), Some(minute / 2));
        assert_eq!(window.take("b", later), Ok(()));
        assert_eq!(window.wait(&"a", start.plus(minute)), None);
        assert_eq!(window.take("a", start.plus(minute)), Ok(()));
    }
}
