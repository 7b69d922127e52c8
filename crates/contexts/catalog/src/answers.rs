//! Ready-made answers, weighed by their bytes. A miss is made once for all who wait for it; a stale answer is never
//! given.

mod doorkeeper;
mod flight;

use std::{future::Future, sync::Arc, time::Duration};

use http_kit::ReadyMade;
use metrics::{Counter, counter};
use moka::{policy::EvictionPolicy, sync::Cache};
use primitives::{Clock, ProductId, Timestamp};

use self::{doorkeeper::Doorkeeper, flight::Flights};
use crate::{
    error::CatalogError,
    freshness::{Freshness, Stamp},
};

/// How long a list may show an old quantity.
const QUANTITY_LAG: Duration = Duration::from_secs(1);

/// How long the answer to a search is kept: its index follows the catalogue by a moment.
const SEARCH_KEPT: Duration = Duration::from_secs(5);

/// What an answer shows, which decides when it is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Product(ProductId),
    List,
    Search,
}

/// An answer that is kept.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) answer: ReadyMade,
    pub(crate) subject: Subject,
    read: Stamp,
    made_at: Timestamp,
}

pub(crate) struct Answers {
    kept: Cache<Arc<str>, Arc<Kept>>,
    flights: Flights<Arc<Kept>>,
    freshness: Arc<Freshness>,
    clock: Clock,
    ttl: Duration,
    asked: Doorkeeper,
    hits: Counter,
    misses: Counter,
}

impl Answers {
    /// Answers of one kind, which together weigh `bytes` at most and live for `ttl` at most.
    pub(crate) fn new(
        kind: &'static str,
        bytes: u64,
        ttl: Duration,
        freshness: Arc<Freshness>,
        clock: Clock,
    ) -> Self {
        let weigh = |key: &Arc<str>, kept: &Arc<Kept>| {
            u32::try_from(key.len() + kept.answer.size() + 128).unwrap_or(u32::MAX)
        };
        // The cache's own clock only bounds memory; an answer's age is judged by the given time.
        let kept = Cache::builder()
            .weigher(weigh)
            .max_capacity(bytes)
            .time_to_live(ttl)
            .eviction_policy(EvictionPolicy::tiny_lfu())
            .build();
        let hits = counter!("catalog_answers_total", "kind" => kind, "cache" => "hit");
        let misses = counter!("catalog_answers_total", "kind" => kind, "cache" => "miss");
        Self {
            kept,
            flights: Flights::default(),
            freshness,
            clock,
            ttl,
            asked: Doorkeeper::new(),
            hits,
            misses,
        }
    }

    /// The answer under `key`, if there is a fresh one.
    pub(crate) fn fresh(&self, key: &str) -> Option<Arc<Kept>> {
        let kept = self.kept.get(key).filter(|kept| self.is_fresh(kept))?;
        self.hits.increment(1);
        Some(kept)
    }

    fn is_fresh(&self, kept: &Kept) -> bool {
        self.age(kept) < self.ttl
            && match kept.subject {
                Subject::Product(id) => self.freshness.is_product_fresh(id, kept.read),
                Subject::List => self.is_list_fresh(kept),
                Subject::Search => self.is_list_fresh(kept) && self.age(kept) < SEARCH_KEPT,
            }
    }

    fn is_list_fresh(&self, kept: &Kept) -> bool {
        self.freshness.is_list_fresh(kept.read)
            && (self.freshness.are_quantities_fresh(kept.read) || self.age(kept) < QUANTITY_LAG)
    }

    fn age(&self, kept: &Kept) -> Duration {
        self.clock.now().since(kept.made_at)
    }

    /// An answer that was made of what was read at `read`. It is kept when it is asked for a second time within a while:
    /// most products of a large catalogue are not.
    pub(crate) fn made(
        &self,
        key: &str,
        bytes: Vec<u8>,
        subject: Subject,
        read: Stamp,
        made_at: Timestamp,
    ) -> ReadyMade {
        self.misses.increment(1);
        if !self.asked.knows(key) {
            return ReadyMade::once(bytes);
        }
        let answer = ReadyMade::json(bytes);
        self.kept.insert(key.into(), Arc::new(Kept { answer: answer.clone(), subject, read, made_at }));
        answer
    }

    /// The answer under `key`: the one that is kept, the one that is being made, or a new one.
    pub(crate) async fn get<F>(&self, key: &str, make: impl Fn() -> F) -> Result<Arc<Kept>, CatalogError>
    where
        F: Future<Output = Result<(ReadyMade, Subject), CatalogError>>,
    {
        if let Some(kept) = self.fresh(key) {
            return Ok(kept);
        }
        self.misses.increment(1);
        let key: Arc<str> = key.into();
        // Whoever has seen a write must not get what was read before it.
        let now = self.freshness.stamp();
        let flight = self.flights.join(&key, now);
        let made = flight
            .cell()
            .get_or_try_init(|| async {
                let (read, made_at) = (self.freshness.stamp(), self.clock.now());
                let (answer, subject) = make().await?;
                let kept = Arc::new(Kept { answer, subject, read, made_at });
                self.kept.insert(Arc::clone(&key), Arc::clone(&kept));
                Ok::<_, CatalogError>(kept)
            })
            .await;
        made.cloned()
    }
}
