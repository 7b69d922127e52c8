//! The catalogue's question for words, answered by the search index.

use async_trait::async_trait;
use catalog::{Completion, FinderError, ProductFinder};
use primitives::ProductId;
use search::{Search, SearchError};

/// Finds products for the catalogue.
pub struct Finder(pub Search);

#[async_trait]
impl ProductFinder for Finder {
    async fn find(&self, text: &str, limit: usize) -> Result<Vec<ProductId>, FinderError> {
        self.ask(text, move |search, text| search.find(text, limit)).await
    }

    async fn complete(
        &self,
        text: &str,
        questions: usize,
        products: usize,
    ) -> Result<Completion, FinderError> {
        let asked = move |search: &Search, text: &str| search.complete(text, questions, products);
        let search::Completion { questions, products } = self.ask(text, asked).await?;
        Ok(Completion { questions, products })
    }
}

impl Finder {
    /// A question may take milliseconds, and many of them must not hold up other requests.
    async fn ask<T: Send + 'static>(
        &self,
        text: &str,
        question: impl FnOnce(&Search, &str) -> Result<T, SearchError> + Send + 'static,
    ) -> Result<T, FinderError> {
        let (search, text) = (self.0.clone(), text.to_owned());
        let found = tokio::task::spawn_blocking(move || question(&search, &text)).await;
        let unavailable = |error: &dyn std::fmt::Display| FinderError::Unavailable(error.to_string());
        found.map_err(|error| unavailable(&error))?.map_err(|error| unavailable(&error))
    }
}
