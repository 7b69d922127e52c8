//! The cache of a single process: no network, nothing to lose.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use bytes::Bytes;
use moka::{Expiry, ops::compute::Op, sync::Cache as Kept};
use tokio::sync::mpsc;

use crate::{Cache, Counted, Following, News, Unavailable, news::BACKLOG};

/// How many counts are kept; the least used are forgotten first.
const COUNTS: u64 = 100_000;

/// The cache of a single process.
#[derive(Debug)]
pub struct InProcess {
    values: Kept<String, Value>,
    counts: Kept<String, Count>,
    followers: Mutex<HashMap<String, Vec<mpsc::Sender<News>>>>,
}

#[derive(Debug, Clone)]
struct Value {
    bytes: Bytes,
    ttl: Duration,
}

#[derive(Debug, Clone, Copy)]
struct Count {
    count: u64,
    closes_at: Instant,
}

/// Each value brings its own time to live.
struct OwnTime;

impl Expiry<String, Value> for OwnTime {
    fn expire_after_create(&self, _: &String, value: &Value, _: Instant) -> Option<Duration> {
        Some(value.ttl)
    }

    fn expire_after_update(
        &self,
        _: &String,
        value: &Value,
        _: Instant,
        _: Option<Duration>,
    ) -> Option<Duration> {
        Some(value.ttl)
    }
}

impl InProcess {
    /// An empty cache, whose values together weigh `bytes` at most.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        let weigh = |key: &String, value: &Value| {
            u32::try_from(key.len() + value.bytes.len() + 128).unwrap_or(u32::MAX)
        };
        Self {
            values: Kept::builder().weigher(weigh).max_capacity(bytes).expire_after(OwnTime).build(),
            counts: Kept::new(COUNTS),
            followers: Mutex::default(),
        }
    }
}

#[async_trait]
impl Cache for InProcess {
    async fn get(&self, key: &str) -> Result<Option<Bytes>, Unavailable> {
        Ok(self.values.get(key).map(|value| value.bytes))
    }

    async fn put(&self, key: &str, value: Bytes, ttl: Duration) -> Result<(), Unavailable> {
        self.values.insert(key.to_owned(), Value { bytes: value, ttl });
        Ok(())
    }

    async fn put_if_absent(&self, key: &str, value: Bytes, ttl: Duration) -> Result<bool, Unavailable> {
        let entry = self.values.entry_by_ref(key).or_insert_with(|| Value { bytes: value, ttl });
        Ok(entry.is_fresh())
    }

    async fn remove(&self, key: &str) -> Result<(), Unavailable> {
        self.values.invalidate(key);
        self.counts.invalidate(key);
        Ok(())
    }

    async fn ping(&self) -> Result<(), Unavailable> {
        Ok(())
    }

    async fn remove_if(&self, key: &str, value: Bytes) -> Result<(), Unavailable> {
        self.values.entry_by_ref(key).and_compute_with(|entry| {
            if entry.is_some_and(|entry| entry.value().bytes == value) { Op::Remove } else { Op::Nop }
        });
        Ok(())
    }

    async fn count(&self, key: &str, window: Duration) -> Result<Counted, Unavailable> {
        let now = Instant::now();
        let counted = self.counts.entry_by_ref(key).and_upsert_with(|entry| {
            let open = entry.map(moka::Entry::into_value).filter(|count| now < count.closes_at);
            let count = open.unwrap_or(Count { count: 0, closes_at: now + window });
            Count { count: count.count.saturating_add(1), ..count }
        });
        Ok(counted.value().at(now))
    }

    async fn counted(&self, key: &str) -> Result<Option<Counted>, Unavailable> {
        let now = Instant::now();
        Ok(self.counts.get(key).filter(|count| now < count.closes_at).map(|count| count.at(now)))
    }

    async fn publish(&self, topic: &str, message: Bytes) -> Result<(), Unavailable> {
        let mut followers = self.followers.lock().unwrap_or_else(PoisonError::into_inner);
        // One that is too slow to hear this hears no more: its end of the channel tells it so.
        followers
            .entry(topic.to_owned())
            .or_default()
            .retain(|follower| follower.try_send(News::Message(message.clone())).is_ok());
        Ok(())
    }

    fn follow(&self, topic: &str) -> Following {
        let (sender, news) = mpsc::channel(BACKLOG);
        // A new channel has room for it.
        let _begun = sender.try_send(News::Begun);
        let mut followers = self.followers.lock().unwrap_or_else(PoisonError::into_inner);
        followers.entry(topic.to_owned()).or_default().push(sender);
        Following(news)
    }
}

impl Count {
    fn at(&self, now: Instant) -> Counted {
        Counted { count: self.count, left: self.closes_at.saturating_duration_since(now) }
    }
}
