//! A page of products with facets, or filtered by brand or options: what the index of the listing does not know is found
//! among the facts in memory. The page itself is then read like any other.

use std::{
    cmp::Reverse,
    collections::HashSet,
    sync::{Arc, RwLock},
};

use database::Snapshot;
use http_kit::ReadyMade;
use primitives::{CategoryId, Currency, ProductId};

use super::{
    Catalog,
    list_products::{MAX_CANDIDATES, ShownPage, cursor, documents_of, found_page, page, sorted_page},
    project::unreadable,
};
use crate::{
    answers::Subject,
    category::CategoryTree,
    error::CatalogError,
    facets::{Counted, Facets, Wanted, count},
    fact_board::look,
    facts::{Fact, Facts},
    listing::{Filter, ListingQuery, Position, Sort},
    store::{
        categories,
        listing::{self, ALL, Entry},
    },
};

/// What was found among the facts.
struct Chosen {
    /// The entries of the page, and one more if another page follows.
    entries: Vec<Entry>,
    total: u64,
    /// Those of the search results that fit.
    found: Vec<ProductId>,
    facets: Option<Facets>,
}

impl Catalog {
    pub(super) async fn make_faceted_list(
        &self,
        query: &ListingQuery,
    ) -> Result<(ReadyMade, Subject), CatalogError> {
        let found = match &query.text {
            Some(text) => {
                let mut found = self.finder.find(text, MAX_CANDIDATES).await?;
                found.truncate(MAX_CANDIDATES);
                Some(found)
            }
            None => None,
        };
        let handle = query.filter.category.clone();
        let read = self.kept.read(|s| {
            let category = handle.as_ref().map(|handle| categories::id_by_handle(s, handle)).transpose()?;
            Ok::<_, database::Error>((categories::tree(s)?, category.flatten()))
        });
        let (tree, category) = read.await?;
        let facts = self.facts.current(&self.kept, self.clock.now()).await?;
        let asked = query.clone();
        // Looking at each of a hundred thousand products takes milliseconds.
        let choosing =
            tokio::task::spawn_blocking(move || choose(&facts, &asked, &tree, category, found.as_deref()));
        let chosen = choosing.await.map_err(|error| database::Error::Panicked(error.to_string()))?;
        let page = self.chosen_page(query, &chosen).await?;
        let mut bytes = self.bytes_of(&page).await?;
        if let Some(facets) = &chosen.facets {
            bytes.pop();
            bytes.extend_from_slice(br#","facets":"#);
            serde_json::to_writer(&mut bytes, facets).map_err(unreadable)?;
            bytes.push(b'}');
        }
        let subject = if query.text.is_some() { Subject::Search } else { Subject::List };
        Ok((ReadyMade::json(bytes), subject))
    }

    async fn chosen_page(&self, query: &ListingQuery, chosen: &Chosen) -> Result<ShownPage, CatalogError> {
        let currency = self.currency;
        if query.text.is_some() {
            let read = self.kept.read(|s| found_page(s, query, &chosen.found, currency));
            return read.await.map_err(CatalogError::Database);
        }
        if query.filter.has_choices() {
            let read = self.kept.read(|s| entries_page(s, query, chosen, currency));
            return read.await.map_err(CatalogError::Database);
        }
        let asked = query.clone();
        let read = self.kept.scan(move |s| sorted_page(s, &asked, currency));
        read.await.map_err(CatalogError::Database)
    }
}

fn choose(
    facts: &Arc<RwLock<Facts>>,
    query: &ListingQuery,
    tree: &CategoryTree,
    category: Option<CategoryId>,
    found: Option<&[ProductId]>,
) -> Chosen {
    let facts = look(facts);
    let wanted = Wanted::new(&facts, &query.filter, categories_of(&query.filter, tree, category));
    let counted = query.facets.then(|| counted(&facts, &wanted, found));
    let fits = |id: &&ProductId| facts.products.get(*id).is_some_and(|fact| wanted.takes(fact));
    let (entries, total) = match found {
        None if query.filter.has_choices() => entries(&facts, &wanted, query),
        _ => (Vec::new(), 0),
    };
    Chosen {
        entries,
        total,
        found: found.unwrap_or_default().iter().filter(fits).copied().collect(),
        facets: counted.map(|counted| counted.told(&facts, tree)),
    }
}

fn counted(facts: &Facts, wanted: &Wanted<'_>, found: Option<&[ProductId]>) -> Counted {
    match found {
        Some(found) => count(facts, wanted, found.iter().filter_map(|id| facts.products.get(id))),
        None => count(facts, wanted, facts.products.values()),
    }
}

/// The category that is asked for and those below it; none for one that does not exist.
fn categories_of(
    filter: &Filter,
    tree: &CategoryTree,
    category: Option<CategoryId>,
) -> Option<HashSet<CategoryId>> {
    filter.category.as_ref()?;
    Some(category.map(|category| tree.below(category)).unwrap_or_default())
}

/// The entries of the page that is asked for and one more, and how many there are on all pages.
fn entries(facts: &Facts, wanted: &Wanted<'_>, query: &ListingQuery) -> (Vec<Entry>, u64) {
    let value = |fact: &Fact| match query.sort {
        Sort::Price | Sort::PriceDescending => fact.price.minor_units(),
        Sort::Newest | Sort::Relevance => fact.created_at,
        Sort::Rating => fact.rating,
        Sort::BestSelling => fact.sold,
    };
    let fits = facts.products.iter().filter(|(_, fact)| wanted.takes(fact));
    let mut all: Vec<(i64, ProductId)> = fits.map(|(id, fact)| (value(fact), *id)).collect();
    let total = all.len() as u64;
    let rises = query.sort.is_ascending();
    if let Some(after) = listing::key(query.after) {
        all.retain(|entry| if rises { *entry > after } else { *entry < after });
    }
    let wanted = query.limit.get() as usize + 1;
    if rises {
        first(&mut all, wanted, |entry| *entry);
    } else {
        first(&mut all, wanted, |entry| Reverse(*entry));
    }
    (all.into_iter().map(|(value, id)| Entry { id, value }).collect(), total)
}

/// Keeps the first so many in this order.
fn first<K: Ord>(
    all: &mut Vec<(i64, ProductId)>,
    wanted: usize,
    key: impl Fn(&(i64, ProductId)) -> K + Copy,
) {
    if all.len() > wanted {
        all.select_nth_unstable_by_key(wanted, key);
        all.truncate(wanted);
    }
    all.sort_by_key(key);
}

/// The page of these entries. What has left the shop since they were found is left out.
fn entries_page(
    s: &mut Snapshot,
    query: &ListingQuery,
    chosen: &Chosen,
    currency: Currency,
) -> Result<ShownPage, database::Error> {
    let limit = query.limit.get() as usize;
    let total = match query.after {
        Some(Position::Key { total, .. }) => total,
        _ => chosen.total,
    };
    let last = chosen.entries.get(limit.saturating_sub(1)).filter(|_| chosen.entries.len() > limit);
    let next = last.map(|last| cursor(query, Position::Key { value: last.value, id: last.id, total }));
    let ids: Vec<ProductId> = chosen.entries.iter().take(limit).map(|entry| entry.id).collect();
    let listed = listing::among(s, ALL, &Filter::default(), query.sort, &ids)?;
    let listed: HashSet<ProductId> = listed.into_iter().map(|entry| entry.id).collect();
    let ids: Vec<ProductId> = ids.into_iter().filter(|id| listed.contains(id)).collect();
    Ok(page(documents_of(s, &ids, currency)?, next, total))
}
