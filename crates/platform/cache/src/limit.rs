//! So many in a window of time, counted over all processes. Without the cache each process counts alone, which is its
//! caller's affair.

use std::{fmt, sync::Arc, time::Duration};

use crate::Cache;

/// A limit that processes share.
#[derive(Debug, Clone)]
pub struct SharedLimit {
    cache: Arc<dyn Cache>,
    name: &'static str,
    count: u64,
    window: Duration,
}

impl SharedLimit {
    /// At most `count` in `window` for each key. Limits of the same name count together.
    #[must_use]
    pub fn new(cache: Arc<dyn Cache>, name: &'static str, count: u32, window: Duration) -> Self {
        Self { cache, name, count: count.into(), window }
    }

    /// Counts one more; lets it through when the cache does not answer.
    ///
    /// # Errors
    /// How long to wait, when the window is full.
    pub async fn take(&self, key: impl fmt::Display) -> Result<(), Duration> {
        match self.cache.count(&self.key(key), self.window).await {
            Ok(counted) if counted.count > self.count => Err(counted.left),
            _ => Ok(()),
        }
    }

    /// How long this key must wait, if its window is full.
    pub async fn wait(&self, key: impl fmt::Display) -> Option<Duration> {
        let counted = self.cache.counted(&self.key(key)).await.ok()??;
        (counted.count >= self.count).then_some(counted.left)
    }

    fn key(&self, key: impl fmt::Display) -> String {
        format!("limit:{}:{key}", self.name)
    }
}
