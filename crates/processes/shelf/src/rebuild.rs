//! The search index is a copy: when it is missing, half made or of another version, it is made again from the
//! catalogue.

use catalog::{Catalog, CatalogError, Status};
use primitives::ProductId;
use search::{Search, SearchError, SearchText};
use thiserror::Error;

use crate::search_text::search_text;

/// Products read at a time.
const STEP: u32 = 200;

/// Products committed to the index at a time: a commit writes files.
const COMMITTED: usize = 1_000;

/// Why the index could not be made.
#[derive(Debug, Error)]
pub enum RebuildError {
    /// The catalogue could not be read.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The index could not be written.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Makes the whole index again; `told` hears how many products have been read. Returns how many can be found.
///
/// # Errors
/// [`RebuildError`]; the index is not complete then, and is made again at the next start.
pub async fn reindex(
    catalog: &Catalog,
    search: &Search,
    mut told: impl FnMut(u64),
) -> Result<u64, RebuildError> {
    search.clear().await?;
    let (mut after, mut read) = (None, 0);
    loop {
        let (texts, last) = next_texts(catalog, &mut after, &mut read).await?;
        search.put(texts).await?;
        told(read);
        if last {
            search.finish().await?;
            return Ok(search.count());
        }
    }
}

/// The words of the next products, and whether they are the last ones.
async fn next_texts(
    catalog: &Catalog,
    after: &mut Option<ProductId>,
    read: &mut u64,
) -> Result<(Vec<(ProductId, SearchText)>, bool), RebuildError> {
    let mut texts = Vec::with_capacity(COMMITTED);
    while texts.len() < COMMITTED {
        let products = catalog.walk_products(*after, STEP).await?;
        let Some(last) = products.last() else { return Ok((texts, true)) };
        *after = Some(last.id);
        *read += products.len() as u64;
        let active = products.iter().filter(|product| product.status == Status::Active);
        texts.extend(active.map(|product| (product.id, search_text(product))));
    }
    Ok((texts, false))
}

/// Makes the index if that was never done to its end.
///
/// # Errors
/// [`RebuildError`]
pub async fn index_if_unfinished(catalog: &Catalog, search: &Search) -> Result<(), RebuildError> {
    if !search.is_complete()? {
        let count = reindex(catalog, search, |_| ()).await?;
        tracing::info!(products = count, "the search index was made from the catalogue");
    }
    Ok(())
}
