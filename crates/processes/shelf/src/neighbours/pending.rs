//! What is to be told, gathered until it can be: of many changes of a product one is enough.

use std::{
    collections::BTreeSet,
    mem,
    sync::{Mutex, PoisonError},
};

use catalog::Stale;
use primitives::ProductId;
use tokio::sync::Notify;

/// More products than that are told as "everything".
const MOST: usize = 500;

#[derive(Default)]
pub(super) struct Pending {
    gathered: Mutex<Gathered>,
    more: Notify,
}

#[derive(Default)]
struct Gathered {
    everything: bool,
    lists: bool,
    quantities: bool,
    products: BTreeSet<ProductId>,
    stocks: BTreeSet<ProductId>,
}

impl Pending {
    pub(super) fn add(&self, stale: Stale) {
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner).add(stale);
        self.more.notify_one();
    }

    /// What was gathered, once there is something.
    pub(super) async fn take(&self) -> Vec<Stale> {
        loop {
            let gathered = mem::take(&mut *self.gathered.lock().unwrap_or_else(PoisonError::into_inner));
            let stale = gathered.in_few_words();
            if !stale.is_empty() {
                return stale;
            }
            self.more.notified().await;
        }
    }
}

impl Gathered {
    fn add(&mut self, stale: Stale) {
        match stale {
            Stale::Everything => self.everything = true,
            Stale::Lists => self.lists = true,
            Stale::Quantities => self.quantities = true,
            Stale::Products(products) => self.products.extend(products),
            Stale::Stocks(products) => self.stocks.extend(products),
        }
        if self.everything || self.products.len() + self.stocks.len() > MOST {
            *self = Self { everything: true, ..Self::default() };
        }
    }

    fn in_few_words(self) -> Vec<Stale> {
        let (products, stocks): (Vec<_>, Vec<_>) =
            (self.products.into_iter().collect(), self.stocks.into_iter().collect());
        [
            self.everything.then_some(Stale::Everything),
            self.lists.then_some(Stale::Lists),
            self.quantities.then_some(Stale::Quantities),
            (!products.is_empty()).then_some(Stale::Products(products)),
            (!stocks.is_empty()).then_some(Stale::Stocks(stocks)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_told_once_and_very_many_as_everything() {
        let (mut gathered, product) = (Gathered::default(), ProductId::new());
        gathered.add(Stale::Products(vec![product]));
        gathered.add(Stale::Lists);
        gathered.add(Stale::Products(vec![product]));
        assert_eq!(gathered.in_few_words(), [Stale::Lists, Stale::Products(vec![product])]);

        let mut many = Gathered::default();
        many.add(Stale::Stocks((0..=MOST).map(|_| ProductId::new()).collect()));
        many.add(Stale::Lists);
        assert_eq!(many.in_few_words(), [Stale::Everything]);
    }
}
