//! One making of an answer for all who ask for it meanwhile. If the one who makes it goes away, the next one who
//! waits makes it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::OnceCell;

use crate::freshness::Stamp;

type Key = (Arc<str>, u64);

pub(super) struct Flights<T> {
    under_way: Mutex<HashMap<Key, Arc<OnceCell<T>>>>,
}

/// A place among those who wait for one answer.
pub(super) struct Flight<'f, T> {
    all: &'f Flights<T>,
    key: Key,
    cell: Arc<OnceCell<T>>,
}

impl<T> Default for Flights<T> {
    fn default() -> Self {
        Self { under_way: Mutex::default() }
    }
}

impl<T> Flights<T> {
    /// Joins those who ask for `key` and have seen the same writes.
    pub(super) fn join(&self, key: &Arc<str>, seen: Stamp) -> Flight<'_, T> {
        let key = (Arc::clone(key), seen.number());
        let cell = Arc::clone(self.lock().entry(key.clone()).or_default());
        Flight { all: self, key, cell }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Arc<OnceCell<T>>>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Flight<'_, T> {
    pub(super) fn cell(&self) -> &OnceCell<T> {
        &self.cell
    }
}

impl<T> Drop for Flight<'_, T> {
    fn drop(&mut self) {
        let mut under_way = self.all.lock();
        // A finished flight takes no more passengers, and the last passenger closes the door.
        let is_last = Arc::strong_count(&self.cell) <= 2;
        let is_mine = under_way.get(&self.key).is_some_and(|cell| Arc::ptr_eq(cell, &self.cell));
        if is_mine && (is_last || self.cell.initialized()) {
            under_way.remove(&self.key);
        }
    }
}
