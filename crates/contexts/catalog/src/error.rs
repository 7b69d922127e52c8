//! What can go wrong in the catalogue.

use http_kit::idempotency::Reused;
use thiserror::Error;

use crate::{
    draft::Fault,
    ports::{BuyersError, FinderError, ShelfError, StockingError},
};

/// Why the catalogue did not do as asked.
#[derive(Debug, Error)]
pub enum CatalogError {
    /// There is no such product or category, or none for this caller.
    #[error("there is no such thing in the catalogue")]
    NotFound,
    /// The draft breaks rules in these places.
    #[error("the draft has {} faults", .0.len())]
    Invalid(Vec<Fault>),
    /// Another product or category has the handle.
    #[error("another one has the handle {0}")]
    HandleTaken(String),
    /// A variant of another product has the SKU.
    #[error("a variant of another product has the SKU {0}")]
    SkuTaken(String),
    /// The copy that the client changed is not the current one.
    #[error("it has changed since it was read")]
    Stale,
    /// A category cannot be below itself.
    #[error("a category cannot be below itself")]
    CategoryCycle,
    /// A category with products or categories below it cannot be deleted.
    #[error("there is something below the category")]
    CategoryInUse,
    /// There are as many categories as the catalogue takes.
    #[error("there are too many categories")]
    TooManyCategories,
    /// The buyer has rated the product already.
    #[error("the buyer has rated the product already")]
    AlreadyReviewed,
    /// Only who has bought a product may say what it is like.
    #[error("the account has not bought the product")]
    NotABuyer,
    /// The idempotency key was used with another body.
    #[error(transparent)]
    Reused(#[from] Reused),
    /// Search failed.
    #[error(transparent)]
    Finder(#[from] FinderError),
    /// Orders cannot be looked up.
    #[error(transparent)]
    Buyers(#[from] BuyersError),
    /// Stock cannot be looked up.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// Stock cannot be set.
    #[error(transparent)]
    Stocking(#[from] StockingError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl CatalogError {
    /// A draft that is wrong in one place.
    pub(crate) fn invalid(pointer: &str, code: &'static str, detail: &str) -> Self {
        Self::Invalid(vec![Fault { pointer: pointer.to_owned(), code, detail: detail.to_owned() }])
    }
}
