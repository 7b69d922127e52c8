//! Order numbers: taken from the database in blocks and handed out from memory, so that no counter serialises
//! checkouts. Numbers are unique and rise within a process; what a process has not used when it ends stays a gap.

use std::{
    collections::VecDeque,
    ops::Range,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use database::Database;
use primitives::Clock;

use crate::{OrderError, OrderNumber, store};

/// How many numbers a process takes at a time, unless it is told otherwise.
pub const BLOCK: u32 = 50;

/// The numbers that this process may give out; clones share them.
#[derive(Clone)]
pub struct Numbers {
    inner: Arc<Inner>,
}

struct Inner {
    database: Database,
    clock: Clock,
    block: u32,
    blocks: Mutex<VecDeque<Range<i64>>>,
    /// Held by whoever fetches a block, so that blocks come one after the other and their numbers rise.
    fetching: tokio::sync::Mutex<()>,
    /// Whether a block is being fetched ahead.
    ahead: AtomicBool,
}

impl Numbers {
    /// Numbers from this database, `block` at a time ([`BLOCK`] suits a small shop).
    #[must_use]
    pub fn new(database: Database, clock: Clock, block: u32) -> Self {
        let (blocks, fetching, ahead) = Default::default();
        Self { inner: Arc::new(Inner { database, clock, block: block.max(1), blocks, fetching, ahead }) }
    }

    /// The next number. It waits for the database only when a block runs out before the next one has come.
    ///
    /// # Errors
    /// When a block is needed and cannot be taken.
    pub async fn next(&self) -> Result<OrderNumber, OrderError> {
        loop {
            if let Some((number, left)) = self.inner.pop() {
                if left <= self.inner.block / 2 {
                    self.fetch_ahead();
                }
                return Ok(OrderNumber::new(number));
            }
            self.inner.refill(0).await?;
        }
    }

    fn fetch_ahead(&self) {
        if self.inner.ahead.swap(true, Ordering::AcqRel) {
            return;
        }
        let inner = Arc::clone(&self.inner);
        tokio::spawn(async move {
            if let Err(error) = inner.refill(inner.block / 2).await {
                // Whoever needs a number next tries again and is told.
                tracing::warn!(%error, "no order numbers could be taken ahead");
            }
            inner.ahead.store(false, Ordering::Release);
        });
    }
}

impl Inner {
    /// A number, and how many are left.
    fn pop(&self) -> Option<(i64, u32)> {
        let mut blocks = self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(first) = blocks.front_mut() {
            if let Some(number) = first.next() {
                return Some((number, count(&blocks)));
            }
            blocks.pop_front();
        }
        None
    }

    fn left(&self) -> u32 {
        count(&self.blocks.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes a block if no more than `level` numbers are left.
    async fn refill(&self, level: u32) -> Result<(), OrderError> {
        let _only_one = self.fetching.lock().await;
        if self.left() > level {
            return Ok(());
        }
        let (now, size) = (self.clock.now(), self.block);
        let block = self.database.write(move |tx| store::numbers::reserve(tx, now, size)).await?;
        self.blocks.lock().unwrap_or_else(PoisonError::into_inner).push_back(block);
        Ok(())
    }
}

fn count(blocks: &VecDeque<Range<i64>>) -> u32 {
    blocks.iter().map(|block| u32::try_from(block.end - block.start).unwrap_or(0)).sum()
}
