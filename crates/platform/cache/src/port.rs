//! What a cache can do.

use std::{fmt, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;

use crate::Following;

/// The cache does not answer, or not in time. There is one thing to do: go on without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the shared cache does not answer")]
pub struct Unavailable;

/// A count in a window of time that opened with its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// How many so far.
    pub count: u64,
    /// Until the window closes.
    pub left: Duration,
}

/// A cache that processes may share. Times are those of the machine that keeps it.
#[async_trait]
pub trait Cache: fmt::Debug + Send + Sync {
    /// Whether it answers.
    ///
    /// # Errors
    /// When it does not.
    async fn ping(&self) -> Result<(), Unavailable>;

    /// What was put under `key`, while it lives.
    ///
    /// # Errors
    /// When the cache does not answer.
    async fn get(&self, key: &str) -> Result<Option<Bytes>, Unavailable>;

    /// Keeps `value` for `ttl` at most, in the place of what is there.
    ///
    /// # Errors
    /// When the cache does not answer; it may be kept all the same.
    async fn put(&self, key: &str, value: Bytes, ttl: Duration) -> Result<(), Unavailable>;

    /// Keeps `value` for `ttl` at most if nothing is there; tells whether it did.
    ///
    /// # Errors
    /// When the cache does not answer; it may be kept all the same.
    async fn put_if_absent(&self, key: &str, value: Bytes, ttl: Duration) -> Result<bool, Unavailable>;

    /// Forgets what is under `key`, a value or a count.
    ///
    /// # Errors
    /// When the cache does not answer; it may be forgotten all the same.
    async fn remove(&self, key: &str) -> Result<(), Unavailable>;

    /// Forgets what is under `key` if it is `value`.
    ///
    /// # Errors
    /// When the cache does not answer; it may be forgotten all the same.
    async fn remove_if(&self, key: &str, value: Bytes) -> Result<(), Unavailable>;

    /// Counts one more under `key`; the first opens a window of this length.
    ///
    /// # Errors
    /// When the cache does not answer; it may be counted all the same.
    async fn count(&self, key: &str, window: Duration) -> Result<Counted, Unavailable>;

    /// The count under `key`, while its window is open.
    ///
    /// # Errors
    /// When the cache does not answer.
    async fn counted(&self, key: &str) -> Result<Option<Counted>, Unavailable>;

    /// Tells all who follow `topic` now.
    ///
    /// # Errors
    /// When the cache does not answer; they may be told all the same.
    async fn publish(&self, topic: &str, message: Bytes) -> Result<(), Unavailable>;

    /// What is published under `topic` from now on.
    fn follow(&self, topic: &str) -> Following;
}
