//! What the catalogue asks of others, in its own words.

use std::collections::HashMap;

use async_trait::async_trait;
use primitives::{Availability, ProductId, UserId, VariantId};
use thiserror::Error;

/// Finds products by words.
#[async_trait]
pub trait ProductFinder: Send + Sync {
    /// The products that match `text`, the best first, `limit` at most. It may name products that are no longer
    /// for sale; the catalogue leaves them out.
    ///
    /// # Errors
    /// [`FinderError`]
    async fn find(&self, text: &str, limit: usize) -> Result<Vec<ProductId>, FinderError>;

    /// What `text`, which may end in the middle of a word, may become: so many questions and products at most. Whoever
    /// cannot complete words finds products only.
    ///
    /// # Errors
    /// [`FinderError`]
    async fn complete(
        &self,
        text: &str,
        questions: usize,
        products: usize,
    ) -> Result<Completion, FinderError> {
        let _ = questions;
        Ok(Completion { questions: Vec::new(), products: self.find(text, products).await? })
    }
}

/// What an unfinished question may become.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// Whole questions that find something, those that find most first.
    pub questions: Vec<String>,
    /// Products, the best first.
    pub products: Vec<ProductId>,
}

/// Why nothing can be found.
#[derive(Debug, Clone, Error)]
pub enum FinderError {
    /// The text is not a question that can be answered.
    #[error("the search text is not understood")]
    NotUnderstood,
    /// The index cannot be asked now.
    #[error("search is not available: {0}")]
    Unavailable(String),
}

/// Knows how much there is of everything.
#[async_trait]
pub trait Shelf: Send + Sync {
    /// How much there is of each variant; one that is not in the answer is not there.
    ///
    /// # Errors
    /// [`ShelfError`]
    async fn availability(
        &self,
        variants: &[VariantId],
    ) -> Result<HashMap<VariantId, Availability>, ShelfError>;
}

/// Why nobody knows how much there is.
#[derive(Debug, Clone, Error)]
#[error("stock cannot be looked up: {0}")]
pub struct ShelfError(pub String);

/// Puts the first stock of new variants on the shelf.
#[async_trait]
pub trait Stocking: Send + Sync {
    /// Sets the stock of variants that never had any, and leaves the others alone: it is called again when a request
    /// is repeated.
    ///
    /// # Errors
    /// [`StockingError`]
    async fn set_initial(&self, stock: Vec<(VariantId, i64)>) -> Result<(), StockingError>;
}

/// Why stock could not be set.
#[derive(Debug, Clone, Error)]
#[error("stock cannot be set: {0}")]
pub struct StockingError(pub String);

/// Knows who has bought what.
#[async_trait]
pub trait Buyers: Send + Sync {
    /// That this account has bought and paid the product, if it has.
    ///
    /// # Errors
    /// [`BuyersError`]
    async fn purchase(&self, user: UserId, product: ProductId) -> Result<Option<Purchase>, BuyersError>;
}

/// Somebody has bought a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchase {
    /// What the buyer may be called in public, if that is known.
    pub name: Option<String>,
}

/// Why nobody knows who has bought what.
#[derive(Debug, Clone, Error)]
#[error("orders cannot be looked up: {0}")]
pub struct BuyersError(pub String);
