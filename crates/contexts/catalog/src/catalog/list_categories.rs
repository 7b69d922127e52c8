//! The tree of categories with the numbers of their products: ready-made.

use http_kit::ReadyMade;
use primitives::Page;

use super::{Catalog, get_product::ready_made};
use crate::{
    answers::Subject,
    category::CategoryBranch,
    error::CatalogError,
    store::{categories, counts},
};

/// No query has this key.
const KEY: &str = "/categories";

impl Catalog {
    /// All categories as a tree.
    ///
    /// # Errors
    /// The database's.
    pub async fn list_categories(&self) -> Result<ReadyMade, CatalogError> {
        let kept = self.lists.get(KEY, || async {
            let read = self.kept.read(|s| {
                let counts = counts::all(s)?;
                Ok::<_, database::Error>(categories::tree(s)?.branches(&counts))
            });
            let items: Vec<CategoryBranch> = read.await?;
            let pagination =
                primitives::Pagination { next_cursor: None, total_count: Some(items.len() as u64) };
            Ok((ready_made(&Page { items, pagination })?, Subject::List))
        });
        kept.await.map(|kept| kept.answer.clone())
    }
}
