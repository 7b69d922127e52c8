//! A page of products: ready-made, from one range of one index or from what search has found.

use std::{collections::HashMap, sync::Arc};

use database::Snapshot;
use http_kit::ReadyMade;
use primitives::{Availability, Currency, Cursor, Pagination, ProductId, VariantId};

use super::{Catalog, project::unreadable};
use crate::{
    answers::{Kept, Subject},
    document::Shown,
    error::CatalogError,
    listing::{ListingQuery, Position, Sort},
    store::{
        categories, documents,
        listing::{self, ALL, Entry, Part},
        load,
    },
};

/// How many search results are looked at.
pub const MAX_CANDIDATES: usize = 1_000;

/// The longest query string whose spelling is remembered.
const MAX_SPELLING: usize = 512;

impl Catalog {
    /// The answer to a listing as its query string spells it, if it is ready.
    #[must_use]
    pub fn list_at_once(&self, spelling: &str) -> Option<ReadyMade> {
        self.answer_to(spelling).map(|kept| kept.answer.clone())
    }

    /// The answer to a query string that was asked before, if it is ready and fresh.
    pub(crate) fn answer_to(&self, spelling: &str) -> Option<Arc<Kept>> {
        let key = self.spellings.get(spelling)?;
        self.lists.fresh(&key)
    }

    /// The answer to a query, and where to find it again under this query string.
    pub(crate) async fn answer_as(
        &self,
        spelling: &str,
        query: &ListingQuery,
    ) -> Result<Arc<Kept>, CatalogError> {
        let key = format!("{query:?}");
        let kept = self.lists.get(&key, || self.make_list(query)).await?;
        if spelling.len() <= MAX_SPELLING {
            self.spellings.insert(spelling.to_owned(), key.into());
        }
        Ok(kept)
    }

    /// A page of products for the public.
    ///
    /// # Errors
    /// Why it cannot be answered.
    pub async fn list_products(&self, query: &ListingQuery) -> Result<ReadyMade, CatalogError> {
        let kept = self.lists.get(&format!("{query:?}"), || self.make_list(query)).await?;
        Ok(kept.answer.clone())
    }

    async fn make_list(&self, query: &ListingQuery) -> Result<(ReadyMade, Subject), CatalogError> {
        if query.facets || query.filter.has_choices() {
            return self.make_faceted_list(query).await;
        }
        let (currency, asked) = (self.currency, query.clone());
        let part = match &query.text {
            Some(text) => {
                let mut found = self.finder.find(text, MAX_CANDIDATES).await?;
                found.truncate(MAX_CANDIDATES);
                self.kept.read(|s| found_page(s, &asked, &found, currency)).await?
            }
            None if query.filter.is_counted() => self.kept.read(|s| sorted_page(s, &asked, currency)).await?,
            // Filters may have to look at every entry of the category.
            None => self.kept.scan(move |s| sorted_page(s, &asked, currency)).await?,
        };
        let subject = if query.text.is_some() { Subject::Search } else { Subject::List };
        Ok((ReadyMade::json(self.bytes_of(&part).await?), subject))
    }

    /// The JSON of a `Page<Product>`.
    pub(super) async fn bytes_of(&self, part: &ShownPage) -> Result<Vec<u8>, CatalogError> {
        let variants = part.items.iter().map(Shown::variants).collect::<Result<Vec<_>, _>>();
        let variants = variants.map_err(unreadable)?;
        let all: Vec<VariantId> = variants.iter().flatten().copied().collect();
        let there = if all.is_empty() { HashMap::new() } else { self.shelf.availability(&all).await? };
        let size: usize = part.items.iter().map(|shown| shown.size(4)).sum();
        let mut bytes = Vec::with_capacity(size + 256);
        bytes.extend_from_slice(br#"{"items":["#);
        for (index, (shown, variants)) in part.items.iter().zip(&variants).enumerate() {
            if index > 0 {
                bytes.push(b',');
            }
            let of = |variant| there.get(variant).copied().unwrap_or(Availability::NONE);
            let stock: Vec<Availability> = variants.iter().map(of).collect();
            shown.write(&stock, &mut bytes).map_err(unreadable)?;
        }
        bytes.extend_from_slice(br#"],"pagination":"#);
        serde_json::to_writer(&mut bytes, &part.pagination).map_err(unreadable)?;
        bytes.push(b'}');
        bytes.shrink_to_fit();
        Ok(bytes)
    }
}

/// A page of products, but for what there is of them.
#[derive(Debug)]
pub(crate) struct ShownPage {
    pub(crate) items: Vec<Shown>,
    pagination: Pagination,
}

/// The page that the listing's order gives.
pub(crate) fn sorted_page(
    s: &mut Snapshot,
    query: &ListingQuery,
    currency: Currency,
) -> Result<ShownPage, database::Error> {
    let filter = &query.filter;
    let category = match &filter.category {
        None => ALL,
        Some(handle) => match categories::id_by_handle(s, handle)? {
            Some(id) => id,
            None => return Ok(page(Vec::new(), None, 0)),
        },
    };
    let total = match query.after {
        Some(Position::Key { total, .. }) => total,
        _ => listing::count(s, category, filter)?,
    };
    let after = listing::key(query.after);
    let part = Part { category, filter, sort: query.sort, after, limit: query.limit.probe(), total };
    let mut entries = listing::page(s, part)?;
    let more = entries.len() > query.limit.get() as usize;
    entries.truncate(query.limit.get() as usize);
    let last = entries.last().filter(|_| more);
    let next = last.map(|last| Position::Key { value: last.value, id: last.id, total });
    let products = documents_of(s, &ids(&entries), currency)?;
    Ok(page(products, next.map(|next| cursor(query, next)), total))
}

/// The page among what search has found.
pub(crate) fn found_page(
    s: &mut Snapshot,
    query: &ListingQuery,
    found: &[ProductId],
    currency: Currency,
) -> Result<ShownPage, database::Error> {
    let category = match &query.filter.category {
        None => Some(ALL),
        Some(handle) => categories::id_by_handle(s, handle)?,
    };
    let mut entries = match category {
        Some(category) => listing::among(s, category, &query.filter, query.sort, found)?,
        None => Vec::new(),
    };
    order(&mut entries, query.sort, found);
    let seen = if let Some(Position::Offset { seen }) = query.after { seen } else { 0 };
    let shown: Vec<Entry> = entries.iter().skip(seen).take(query.limit.get() as usize).copied().collect();
    let seen = seen.saturating_add(shown.len());
    let next = (seen < entries.len()).then(|| cursor(query, Position::Offset { seen }));
    let products = documents_of(s, &ids(&shown), currency)?;
    Ok(page(products, next, entries.len() as u64))
}

fn order(entries: &mut [Entry], sort: Sort, found: &[ProductId]) {
    let rank: HashMap<ProductId, usize> = found.iter().enumerate().map(|(rank, id)| (*id, rank)).collect();
    match sort {
        Sort::Relevance => entries.sort_by_key(|entry| rank.get(&entry.id).copied()),
        _ if sort.is_ascending() => entries.sort_by_key(|entry| (entry.value, entry.id)),
        _ => entries.sort_by_key(|entry| std::cmp::Reverse((entry.value, entry.id))),
    }
}

fn ids(entries: &[Entry]) -> Vec<ProductId> {
    entries.iter().map(|entry| entry.id).collect()
}

pub(super) fn cursor(query: &ListingQuery, next: Position) -> String {
    Cursor::after(&query.scope(), next).encode()
}

/// The documents of these products, in this order; where there is none, what it would be.
pub(super) fn documents_of(
    s: &mut Snapshot,
    ids: &[ProductId],
    currency: Currency,
) -> Result<Vec<Shown>, database::Error> {
    let mut found = documents::by_ids(s, ids)?;
    let missing: Vec<ProductId> = ids.iter().filter(|id| !found.contains_key(id)).copied().collect();
    if !missing.is_empty() {
        for product in load::by_ids(s, &missing, currency)? {
            found.insert(product.id, Shown::of(product).map_err(unreadable)?);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

pub(super) fn page(items: Vec<Shown>, next_cursor: Option<String>, total: u64) -> ShownPage {
    ShownPage { items, pagination: Pagination { next_cursor, total_count: Some(total) } }
}
