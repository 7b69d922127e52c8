//! The search index is a copy: when it is missing or of another version, it is made again from the catalogue.

use catalog::{Catalog, CatalogError, Status};
use search::{Search, SearchError};
use thiserror::Error;

use crate::search_text::search_text;

/// Products read at a time.
const STEP: u32 = 200;

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

/// Makes the whole index again; returns how many products can be found.
///
/// # Errors
/// [`RebuildError`]; what was indexed until then stays so.
pub async fn reindex(catalog: &Catalog, search: &Search) -> Result<u64, RebuildError> {
    let mut after = None;
    loop {
        let products = catalog.walk_products(after, STEP).await?;
        let Some(last) = products.last() else { return Ok(search.count()) };
        after = Some(last.id);
        let active = products.iter().filter(|product| product.status == Status::Active);
        search.put(active.map(|product| (product.id, search_text(product))).collect()).await?;
    }
}

/// Makes the index if there is nothing in it.
///
/// # Errors
/// [`RebuildError`]
pub async fn index_if_empty(catalog: &Catalog, search: &Search) -> Result<(), RebuildError> {
    if search.count() == 0 {
        let count = reindex(catalog, search).await?;
        tracing::info!(products = count, "the search index was made from the catalogue");
    }
    Ok(())
}
