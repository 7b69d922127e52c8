//! When was what last changed? One logical clock, moved by every write after its commit and before its author is
//! answered. What was read at a stamp is fresh as long as nothing it shows has changed since.

use std::{
    fmt,
    hash::{DefaultHasher, Hash, Hasher},
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use database::KeptReads;
use primitives::ProductId;

use crate::stale::Stale;

/// A point of the logical clock, taken before reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stamp(u64);

impl Stamp {
    pub(crate) const fn number(self) -> u64 {
        self.0
    }
}

/// Products share these places: a change of one makes those that share its place stale, which costs a read.
const PLACES: usize = 4_096;

/// Who is told what has become stale.
type Listener = Box<dyn Fn(Stale) + Send + Sync>;

pub(crate) struct Freshness {
    kept: Option<KeptReads>,
    listener: OnceLock<Listener>,
    clock: AtomicU64,
    everything: AtomicU64,
    lists: AtomicU64,
    quantities: AtomicU64,
    products: Box<[AtomicU64]>,
    stocks: Box<[AtomicU64]>,
}

impl fmt::Debug for Freshness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Freshness").field("clock", &self.clock).finish_non_exhaustive()
    }
}

impl Freshness {
    pub(crate) fn new(kept: Option<KeptReads>) -> Self {
        let places = || std::iter::repeat_with(AtomicU64::default).take(PLACES).collect();
        let zero = AtomicU64::default;
        let (products, stocks) = (places(), places());
        Self {
            kept,
            listener: OnceLock::new(),
            clock: zero(),
            everything: zero(),
            lists: zero(),
            quantities: zero(),
            products,
            stocks,
        }
    }

    /// Now; to be asked before the read that it stands for.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp(self.clock.load(Ordering::SeqCst))
    }

    /// From now on `listener` is told of every change that is made here. The first listener stays.
    pub(crate) fn tell(&self, listener: Listener) {
        let _first = self.listener.set(listener);
    }

    /// Anything may have changed.
    pub(crate) fn everything_changed(&self) {
        self.changed(Stale::Everything);
    }

    /// Lists may show other products, or show them otherwise.
    pub(crate) fn lists_changed(&self) {
        self.changed(Stale::Lists);
    }

    /// Lists may show other quantities.
    pub(crate) fn quantities_changed(&self) {
        self.changed(Stale::Quantities);
    }

    /// These products are shown otherwise where each is shown alone.
    pub(crate) fn products_changed(&self, products: &[ProductId]) {
        self.changed(Stale::Products(products.to_vec()));
    }

    /// There is more or less of these products than before; nothing else about them has changed.
    pub(crate) fn stocks_changed(&self, products: &[ProductId]) {
        self.changed(Stale::Stocks(products.to_vec()));
    }

    fn changed(&self, stale: Stale) {
        self.heard(&stale);
        if let Some(listener) = self.listener.get() {
            listener(stale);
        }
    }

    /// Another process has made a change.
    pub(crate) fn heard(&self, stale: &Stale) {
        // Before anything is stale: whoever reads it anew must not get it from a replica that is behind.
        if let Some(kept) = &self.kept
            && !stale.is_of_stock()
        {
            kept.changed();
        }
        match stale {
            Stale::Everything => self.note(&self.everything),
            Stale::Lists => self.note(&self.lists),
            Stale::Quantities => self.note(&self.quantities),
            Stale::Products(products) => products.iter().for_each(|id| self.note(&self.products[place(*id)])),
            Stale::Stocks(products) => products.iter().for_each(|id| self.note(&self.stocks[place(*id)])),
        }
    }

    fn note(&self, place: &AtomicU64) {
        let now = self.clock.fetch_add(1, Ordering::SeqCst) + 1;
        place.fetch_max(now, Ordering::SeqCst);
    }

    /// Whether what was read of a product, with how much there is of it, still holds.
    pub(crate) fn is_product_fresh(&self, product: ProductId, read: Stamp) -> bool {
        self.is_offer_fresh(product, read) && self.unchanged(&self.stocks[place(product)], read)
    }

    /// Whether what was read of a product, but for how much there is of it, still holds.
    pub(crate) fn is_offer_fresh(&self, product: ProductId, read: Stamp) -> bool {
        self.unchanged(&self.products[place(product)], read) && self.unchanged(&self.everything, read)
    }

    pub(crate) fn is_list_fresh(&self, read: Stamp) -> bool {
        self.unchanged(&self.lists, read) && self.unchanged(&self.everything, read)
    }

    pub(crate) fn are_quantities_fresh(&self, read: Stamp) -> bool {
        self.unchanged(&self.quantities, read)
    }

    fn unchanged(&self, place: &AtomicU64, read: Stamp) -> bool {
        place.load(Ordering::SeqCst) <= read.0
    }
}

fn place(product: ProductId) -> usize {
    let mut hasher = DefaultHasher::new();
    product.hash(&mut hasher);
    (hasher.finish() % PLACES as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_a_change_is_stale_and_what_is_read_after_it_is_fresh() {
        let (freshness, product) = (Freshness::new(None), ProductId::new());
        let before = freshness.stamp();
        freshness.products_changed(&[product]);
        assert!(!freshness.is_product_fresh(product, before));
        assert!(freshness.is_product_fresh(product, freshness.stamp()));
        assert!(freshness.is_list_fresh(before));
        freshness.lists_changed();
        assert!(!freshness.is_list_fresh(before));
        let lists_read = freshness.stamp();
        freshness.stocks_changed(&[product]);
        assert!(
            !freshness.is_product_fresh(product, lists_read) && freshness.is_offer_fresh(product, lists_read)
        );
        let later = freshness.stamp();
        freshness.everything_changed();
        assert!(!freshness.is_product_fresh(product, later) && !freshness.is_list_fresh(later));
    }
}
