//! What there is of the variants of products that were shown lately, in a few bytes each: far more products than whole
//! answers can be kept. Like those, it is never older than what the catalogue was told.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use primitives::{Availability, ProductId, Timestamp};

use crate::freshness::{Freshness, Stamp};

/// Parts with a lock each.
const PARTS: usize = 16;

/// What there is of a product's variants, in their order.
type Stock = Box<[Availability]>;

struct Entry {
    read: Stamp,
    read_at: Timestamp,
    stock: Stock,
}

pub(crate) struct StockBoard {
    parts: [Mutex<HashMap<ProductId, Entry>>; PARTS],
    hasher: RandomState,
    products: usize,
    ttl: Duration,
}

impl StockBoard {
    /// A board for so many products, on which nothing stands for longer than `ttl`.
    pub(crate) fn new(products: usize, ttl: Duration) -> Self {
        let parts = std::array::from_fn(|_| Mutex::default());
        Self { parts, hasher: RandomState::new(), products, ttl }
    }

    fn part(&self, product: ProductId) -> MutexGuard<'_, HashMap<ProductId, Entry>> {
        let number = self.hasher.hash_one(product) % PARTS as u64;
        self.parts[number as usize].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What there is, if it is known; given to `show` under the lock.
    pub(crate) fn read<T>(
        &self,
        product: ProductId,
        freshness: &Freshness,
        now: Timestamp,
        show: impl FnOnce(&[Availability]) -> T,
    ) -> Option<T> {
        let part = self.part(product);
        let entry = part.get(&product)?;
        let is_fresh = freshness.is_product_fresh(product, entry.read) && now.since(entry.read_at) < self.ttl;
        is_fresh.then(|| show(&entry.stock))
    }

    /// Notes what there was when `read` was taken.
    pub(crate) fn note(&self, product: ProductId, read: Stamp, read_at: Timestamp, stock: &[Availability]) {
        let mut part = self.part(product);
        // Emptying a full part costs a few reads and no bookkeeping.
        if part.len() >= self.products / PARTS {
            part.clear();
        }
        part.insert(product, Entry { read, read_at, stock: stock.into() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TTL: Duration = Duration::from_secs(1);

    #[test]
    fn a_change_and_the_time_make_it_forget() {
        let (board, freshness, product) = (StockBoard::new(100, TTL), Freshness::new(None), ProductId::new());
        let now = Timestamp::from_micros(5);
        let known = |now| board.read(product, &freshness, now, <[Availability]>::len);
        assert_eq!(known(now), None);
        let before = freshness.stamp();
        board.note(product, before, now, &[Availability::NONE]);
        assert_eq!(known(now), Some(1));
        assert_eq!(known(Timestamp::from_micros(5 + 1_000_000)), None);
        freshness.products_changed(&[product]);
        assert_eq!(known(now), None);
        // Read before the change, noted after it.
        board.note(product, before, now, &[Availability::NONE]);
        assert_eq!(known(now), None);
    }

    #[test]
    fn it_holds_no_more_than_it_was_made_for() {
        let (board, freshness) = (StockBoard::new(160, TTL), Freshness::new(None));
        for _ in 0..2_000 {
            board.note(ProductId::new(), freshness.stamp(), Timestamp::from_micros(0), &[]);
        }
        let held: usize = board.parts.iter().map(|part| part.lock().unwrap().len()).sum();
        assert!(held > 0 && held <= 160, "{held}");
    }
}
