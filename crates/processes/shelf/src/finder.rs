//! The catalogue's question for words, answered by the search index.

use async_trait::async_trait;
use catalog::{FinderError, ProductFinder};
use primitives::ProductId;
use search::Search;

/// Finds products for the catalogue.
pub struct Finder(pub Search);

#[async_trait]
impl ProductFinder for Finder {
    async fn find(&self, text: &str, limit: usize) -> Result<Vec<ProductId>, FinderError> {
        let (search, text) = (self.0.clone(), text.to_owned());
        // A question may take milliseconds, and many of them must not hold up other requests.
        let found = tokio::task::spawn_blocking(move || search.find(&text, limit)).await;
        let unavailable = |error: &dyn std::fmt::Display| FinderError::Unavailable(error.to_string());
        found.map_err(|error| unavailable(&error))?.map_err(|error| unavailable(&error))
    }
}
