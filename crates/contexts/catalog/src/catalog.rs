//! The catalogue as others use it. What it can do is in `catalog/<verb>.rs`, one file a verb.

mod all_categories;
mod change_category;
mod create_product;
mod delete_product;
mod ensure_category;
mod get_product;
mod list_categories;
mod list_faceted;
mod list_products;
mod list_related_products;
mod list_suggestions;
mod offers;
mod project;
mod put;
mod rebuild_projection;
mod record_sales;
mod replace_product;
mod save_many;
#[cfg(test)]
mod statements;
mod stock_changed;
mod variant_for;
mod walk_addresses;
mod walk_products;

use std::{collections::HashMap, fmt, net::IpAddr, sync::Arc, time::Duration};

use database::{Database, KeptReads, Position};
use http_kit::{Counting, RateLimit, Window};
use moka::sync::Cache;
use primitives::{Clock, Currency, ProductId, VariantId};

pub use self::{
    create_product::CreatedProduct,
    delete_product::Precondition,
    list_products::MAX_CANDIDATES,
    list_related_products::MAX_RELATED,
    list_suggestions::MAX_SUGGESTIONS,
    rebuild_projection::Rebuilt,
    record_sales::Pieces,
    save_many::{Change, SavedProduct},
};
pub(crate) use self::{get_product::ready_made, project::project};
use crate::{
    answers::Answers,
    error::CatalogError,
    fact_board::FactBoard,
    freshness::Freshness,
    offer::Offer,
    ports::{ProductFinder, Shelf, Stocking},
    product::Product,
    stale::Stale,
    stock_board::StockBoard,
};

/// What a catalogue is made of.
pub struct CatalogParts {
    /// Where it is kept.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// The currency of the shop.
    pub currency: Currency,
    /// Who finds products by words.
    pub finder: Arc<dyn ProductFinder>,
    /// Who knows what there is.
    pub shelf: Arc<dyn Shelf>,
    /// Who puts the first stock of new variants on the shelf.
    pub stocking: Arc<dyn Stocking>,
    /// How much it keeps ready.
    pub options: CatalogOptions,
}

/// How much a catalogue keeps ready in memory.
#[derive(Debug, Clone)]
pub struct CatalogOptions {
    /// Bytes of ready-made answers, half of them lists and half products.
    pub answer_bytes: u64,
    /// How long an answer is kept at most.
    pub answer_ttl: Duration,
    /// How many offers are kept.
    pub offers: u64,
    /// Of how many products it is kept what there is of them.
    pub stock: usize,
    /// How often one network may ask what somebody who is typing may mean; `None` for as often as it likes.
    pub suggestions: Option<RateLimit>,
    /// With which processes those are counted.
    pub counting: Counting,
}

impl Default for CatalogOptions {
    fn default() -> Self {
        Self {
            answer_bytes: 24 * 1024 * 1024,
            answer_ttl: Duration::from_secs(300),
            offers: 20_000,
            stock: 128 * 1024,
            suggestions: None,
            counting: Counting::default(),
        }
    }
}

/// How many spellings of list queries are remembered.
const SPELLINGS: u64 = 4_096;

/// The catalogue.
pub struct Catalog {
    pub(crate) database: Database,
    /// For what is kept and shown to many.
    pub(crate) kept: KeptReads,
    pub(crate) clock: Clock,
    pub(crate) currency: Currency,
    finder: Arc<dyn ProductFinder>,
    shelf: Arc<dyn Shelf>,
    stocking: Arc<dyn Stocking>,
    freshness: Arc<Freshness>,
    lists: Answers,
    pub(crate) details: Answers,
    board: StockBoard,
    facts: FactBoard,
    /// The key of the answer by the query string as it was sent.
    spellings: Cache<String, Arc<str>>,
    offers: Cache<VariantId, Arc<offers::KeptOffer>>,
    /// Questions of those who are typing, by network.
    typing: Option<Window<IpAddr>>,
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalog").field("currency", &self.currency).finish_non_exhaustive()
    }
}

impl Catalog {
    /// A catalogue. Its counters go to the metrics recorder that is installed by now.
    #[must_use]
    pub fn new(parts: CatalogParts) -> Self {
        let CatalogParts { database, clock, currency, finder, shelf, stocking, options } = parts;
        let kept = KeptReads::of(&database);
        let freshness = Arc::new(Freshness::new(Some(kept.clone())));
        let answers = |kind| {
            let half = options.answer_bytes / 2;
            Answers::new(kind, half, options.answer_ttl, Arc::clone(&freshness), clock.clone())
        };
        Self {
            lists: answers("list"),
            details: answers("detail"),
            board: StockBoard::new(options.stock, options.answer_ttl),
            facts: FactBoard::new(options.answer_ttl),
            spellings: Cache::new(SPELLINGS),
            typing: options.suggestions.map(|limit| Window::new("suggestions", limit, &options.counting)),
            offers: Cache::builder().max_capacity(options.offers).time_to_live(options.answer_ttl).build(),
            database,
            kept,
            clock,
            currency,
            finder,
            shelf,
            stocking,
            freshness,
        }
    }

    /// The currency of its prices.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// A product was changed by another process: its answers, lists and offers are made anew.
    pub fn forget_product(&self, product: ProductId) {
        self.products_written(&[product]);
    }

    /// From now on `listener` is told what each change made in this process has made stale, before its author is answered.
    /// The first listener stays.
    pub fn tell(&self, listener: impl Fn(Stale) + Send + Sync + 'static) {
        self.freshness.tell(Box::new(listener));
    }

    /// Another process has made this stale.
    pub fn heard(&self, stale: &Stale) {
        if !stale.is_of_stock() {
            self.kept.changed();
        }
        match stale {
            Stale::Everything => self.facts.note_everything(),
            Stale::Products(products) | Stale::Stocks(products) => self.facts.note(products),
            Stale::Lists | Stale::Quantities => {}
        }
        self.freshness.heard(stale);
    }

    /// Other processes are not heard just now, so that no answer is to be relied on. What is counted for facets may be half
    /// a minute old all the same: reading all of it again is no small thing.
    pub fn doubt(&self) {
        self.freshness.heard(&Stale::Everything);
    }

    /// Somebody has seen a change of the catalogue at this place of the database's log, and is not to be shown what was
    /// before: if it was not heard of, no answer is relied on. What is counted for facets is as in [`Self::doubt`].
    pub fn changed_by(&self, position: Position) {
        if self.kept.changed_by(position) {
            self.doubt();
        }
    }

    /// Notes that products were written, so that nobody is shown what was before.
    pub(crate) fn products_written(&self, products: &[ProductId]) {
        self.kept.changed();
        self.facts.note(products);
        self.freshness.products_changed(products);
        self.freshness.lists_changed();
    }

    /// Adds what there is of each variant now.
    async fn stock_up(&self, products: &mut [Product]) -> Result<(), CatalogError> {
        let variants: Vec<VariantId> =
            products.iter().flat_map(|product| product.variants.iter().map(|variant| variant.id)).collect();
        if variants.is_empty() {
            return Ok(());
        }
        let stock = self.shelf.availability(&variants).await?;
        for variant in products.iter_mut().flat_map(|product| &mut product.variants) {
            if let Some(availability) = stock.get(&variant.id) {
                variant.availability = *availability;
            }
        }
        Ok(())
    }
}

/// Offers by variant.
pub type Offers = HashMap<VariantId, Offer>;
