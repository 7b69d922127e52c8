//! Telling the inventory of saved products and remembering that they are imported, in one transaction.

use std::collections::HashMap;

use catalog::SavedProduct;
use database::Tx;
use inventory::{IMPORT_CHUNK, InventoryError, Reason};
use primitives::{Handle, Timestamp, VariantId};

use super::{
    News,
    stock::{Orders, Said, Saying},
};
use crate::{
    Words,
    store::{self, Record},
};

/// A product that the catalogue has saved.
pub(super) struct Saved {
    handle: Handle,
    hash: String,
    words: &'static Words,
    variants: Vec<SavedVariant>,
}

struct SavedVariant {
    sku: String,
    line: u64,
    saying: Saying,
}

/// Variants whose stock was left as it is, with how many of their pieces are reserved.
pub(super) type Refused = HashMap<VariantId, i64>;

impl Saved {
    pub(super) fn of(news: News, product: &SavedProduct) -> Self {
        let News { sheet, hash, before } = news;
        let stock_before = before.map(|record| record.stock).unwrap_or_default();
        let variants = sheet.variants.into_iter().zip(&product.variants).map(|(row, variant)| {
            let before = stock_before.get(&row.sku).copied();
            let saying = Saying { variant: *variant, now: Said::of(&row), before };
            SavedVariant { saying, line: row.line, sku: row.sku }
        });
        Self { handle: sheet.handle, hash, words: sheet.words, variants: variants.collect() }
    }

    pub(super) fn variants(&self) -> impl Iterator<Item = VariantId> {
        self.variants.iter().map(|variant| variant.saying.variant)
    }

    /// Its variants, their lines and the words of their file.
    pub(super) fn lines(&self) -> impl Iterator<Item = (VariantId, u64, &'static Words)> {
        self.variants.iter().map(|variant| (variant.saying.variant, variant.line, self.words))
    }

    /// What is remembered: a number that was refused counts as not said, so that the next import says it again.
    fn record(&self, refused: &Refused) -> Record {
        let is_heard = |variant: &&SavedVariant| !refused.contains_key(&variant.saying.variant);
        let heard = self.variants.iter().filter(is_heard);
        let stock: std::collections::BTreeMap<_, _> =
            heard.map(|variant| (variant.sku.clone(), variant.saying.now)).collect();
        let is_whole = stock.len() == self.variants.len();
        Record { hash: if is_whole { self.hash.clone() } else { String::new() }, stock }
    }
}

/// The products in parts of no more variants than a transaction should set, if a product alone has not more.
pub(super) fn parts(saved: Vec<Saved>) -> Vec<Vec<Saved>> {
    let (mut parts, mut variants) = (Vec::<Vec<Saved>>::new(), 0);
    for product in saved {
        variants += product.variants.len();
        match parts.last_mut() {
            Some(part) if variants <= IMPORT_CHUNK => part.push(product),
            _ => {
                variants = product.variants.len();
                parts.push(vec![product]);
            }
        }
    }
    parts
}

pub(super) fn put_on_shelf(
    tx: &mut Tx<'_>,
    now: Timestamp,
    part: &[Saved],
) -> Result<Refused, InventoryError> {
    let sayings: Vec<Saying> =
        part.iter().flat_map(|saved| &saved.variants).map(|variant| variant.saying).collect();
    let variants: Vec<VariantId> = sayings.iter().map(|saying| saying.variant).collect();
    let orders = Orders::of(&sayings, &inventory::standings(tx, &variants)?);
    if !orders.registrations.is_empty() {
        inventory::register_many(tx, now, &orders.registrations)?;
    }
    let mut refused = Refused::new();
    if !orders.counts.is_empty() {
        refused.extend(inventory::set_stock_many(tx, now, &orders.counts, Reason::Import)?.refused);
    }
    for saved in part {
        store::remember(tx, now, &saved.handle, &saved.record(&refused))?;
    }
    Ok(refused)
}
