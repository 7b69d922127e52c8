//! Pages that are kept. One is shown again only while the answers that it was made of are still the answers of the API,
//! which has them ready; a missing page is made once for all who ask for it meanwhile.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
    time::{Duration, Instant},
};

use metrics::{Counter, Histogram, counter, histogram};
use moka::sync::Cache;
use tokio::{sync::Mutex, time::timeout};

use super::{
    page_address::PageAddress,
    page_maker::{Made, Page, PageMaker},
    public_answers::PublicAnswers,
};

/// Pages that are not asked for any more leave.
const UNUSED: Duration = Duration::from_hours(1);

/// An address whose page could not be made is left to browsers for so long: a script that runs for ever there shall not
/// run all the time.
const FAILED: Duration = Duration::from_secs(10);

/// Addresses of which that is remembered.
const FAILURES: u64 = 10_000;

/// Addresses share these places to wait at while somebody makes the page.
const PLACES: usize = 64;

/// Who has waited so long gets the plain page.
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) struct PageCache {
    maker: PageMaker,
    answers: PublicAnswers,
    kept: Cache<PageAddress, Arc<Made>>,
    failed: Cache<PageAddress, ()>,
    making: Box<[Mutex<()>]>,
    counts: Counts,
}

struct Counts {
    kept: Counter,
    made: Counter,
    plain: Counter,
    seconds: Histogram,
}

impl PageCache {
    /// Pages that together weigh `bytes` at most.
    pub(super) fn new(maker: PageMaker, answers: PublicAnswers, bytes: u64) -> Self {
        let weigh = |address: &PageAddress, made: &Arc<Made>| {
            let made_of: usize = made.made_of.iter().map(|(address, _)| address.len() + 64).sum();
            u32::try_from(address.as_str().len() + made.page.size() + made_of).unwrap_or(u32::MAX)
        };
        let pages = |outcome: &'static str| counter!("storefront_pages_total", "outcome" => outcome);
        Self {
            maker,
            answers,
            kept: Cache::builder().weigher(weigh).max_capacity(bytes).time_to_idle(UNUSED).build(),
            failed: Cache::builder().max_capacity(FAILURES).time_to_live(FAILED).build(),
            making: std::iter::repeat_with(Mutex::default).take(PLACES).collect(),
            counts: Counts {
                kept: pages("kept"),
                made: pages("made"),
                plain: pages("plain"),
                seconds: histogram!("storefront_page_seconds"),
            },
        }
    }

    /// The page at an address; the plain one if it cannot be made.
    pub(super) async fn get(&self, address: &PageAddress) -> Page {
        if let Some(page) = self.fresh(address).await {
            return page;
        }
        let made = timeout(PATIENCE, self.making[place(address)].lock()).await;
        let Ok(_place) = made else { return self.plain() };
        // Somebody may have made it while this one waited.
        if let Some(page) = self.fresh(address).await {
            return page;
        }
        if self.failed.contains_key(address) {
            return self.plain();
        }
        self.make(address).await
    }

    async fn fresh(&self, address: &PageAddress) -> Option<Page> {
        let made = self.kept.get(address)?;
        for (address, version) in &made.made_of {
            if self.answers.get(address).await.version != *version {
                return None;
            }
        }
        self.counts.kept.increment(1);
        Some(made.page.clone())
    }

    async fn make(&self, address: &PageAddress) -> Page {
        let begun = Instant::now();
        match self.maker.make(address.as_str()).await {
            Some(Ok(made)) => {
                self.counts.made.increment(1);
                self.counts.seconds.record(begun.elapsed().as_secs_f64());
                let page = made.page.clone();
                self.kept.insert(address.clone(), Arc::new(made));
                page
            }
            Some(Err(error)) => {
                tracing::error!(%error, page = address.pattern(), "a page could not be rendered");
                if !error.is_passing() {
                    self.failed.insert(address.clone(), ());
                }
                self.plain()
            }
            None => self.plain(),
        }
    }

    fn plain(&self) -> Page {
        self.counts.plain.increment(1);
        self.maker.plain().clone()
    }
}

fn place(address: &PageAddress) -> usize {
    let mut hasher = DefaultHasher::new();
    address.hash(&mut hasher);
    (hasher.finish() % PLACES as u64) as usize
}
