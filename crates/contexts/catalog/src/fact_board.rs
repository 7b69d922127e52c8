//! The facts of all products in memory, read when somebody first asks for facets and then kept current: what is written
//! is noted before its author is answered, and read again before the next one is told. What another process writes
//! without telling is seen when the time of what was read is over.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard},
    time::Duration,
};

use database::KeptReads;
use primitives::{ProductId, Timestamp};
use tokio::sync::Mutex as Turn;

use crate::{error::CatalogError, facts::Facts, store};

/// Reading all products takes the longer the more there are: no oftener than this.
const SHORTEST: Duration = Duration::from_secs(30);

/// Products that are read in one statement.
const STEP: usize = 500;

/// If more than these have changed, all are read again.
const MANY: usize = 5_000;

pub(crate) struct FactBoard {
    facts: Arc<RwLock<Facts>>,
    /// When all were read; whoever brings them up to date holds it.
    read_at: Turn<Option<Timestamp>>,
    changed: Mutex<Changed>,
    ttl: Duration,
}

/// What has to be read again, each with the number of its latest change.
#[derive(Default)]
struct Changed {
    number: u64,
    products: HashMap<ProductId, u64>,
    everything: Option<u64>,
}

impl FactBoard {
    /// A board on which nothing stands for longer than `ttl` (half a minute at least) without being read again.
    pub(crate) fn new(ttl: Duration) -> Self {
        let (facts, read_at, changed) = Default::default();
        Self { facts, read_at, changed, ttl: ttl.max(SHORTEST) }
    }

    /// These products have changed, or are for sale no more.
    pub(crate) fn note(&self, products: &[ProductId]) {
        let mut changed = self.changed();
        changed.number += 1;
        let number = changed.number;
        if changed.products.len() + products.len() > MANY {
            changed.everything = Some(number);
            changed.products.clear();
        } else {
            changed.products.extend(products.iter().map(|product| (*product, number)));
        }
    }

    /// Anything may have changed.
    pub(crate) fn note_everything(&self) {
        let mut changed = self.changed();
        changed.number += 1;
        changed.everything = Some(changed.number);
    }

    fn changed(&self) -> MutexGuard<'_, Changed> {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The facts, with everything that was noted before.
    pub(crate) async fn current(
        &self,
        kept: &KeptReads,
        now: Timestamp,
    ) -> Result<Arc<RwLock<Facts>>, CatalogError> {
        let mut read_at = self.read_at.lock().await;
        let (number, everything, products) = {
            let changed = self.changed();
            let products: Vec<ProductId> = changed.products.keys().copied().collect();
            (changed.number, changed.everything.is_some(), products)
        };
        let is_over = read_at.is_none_or(|read_at| now.since(read_at) >= self.ttl);
        if is_over || everything {
            let all = kept.scan(store::facts::all).await.map_err(CatalogError::Database)?;
            *self.facts.write().unwrap_or_else(PoisonError::into_inner) = all;
            *read_at = Some(now);
        } else {
            for step in products.chunks(STEP) {
                self.read_again(kept, step).await?;
            }
        }
        let mut changed = self.changed();
        changed.products.retain(|_, noted| *noted > number);
        changed.everything = changed.everything.filter(|noted| *noted > number);
        drop(changed);
        Ok(Arc::clone(&self.facts))
    }

    async fn read_again(&self, kept: &KeptReads, products: &[ProductId]) -> Result<(), CatalogError> {
        let rows = kept.read(|s| store::facts::of(s, products)).await;
        let rows = rows.map_err(CatalogError::Database)?;
        let mut facts = self.facts.write().unwrap_or_else(PoisonError::into_inner);
        for product in products {
            facts.products.remove(product);
        }
        rows.into_iter().for_each(|row| facts.put(row));
        Ok(())
    }
}

/// The facts, for a moment.
pub(crate) fn look(facts: &RwLock<Facts>) -> RwLockReadGuard<'_, Facts> {
    facts.read().unwrap_or_else(PoisonError::into_inner)
}
