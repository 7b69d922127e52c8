//! What the client is told when the catalogue does not do as asked.

use axum::http::StatusCode;
use http_kit::{FieldError, Problem};

use crate::{draft::Fault, error::CatalogError, ports::FinderError};

impl From<CatalogError> for Problem {
    fn from(error: CatalogError) -> Self {
        match error {
            CatalogError::NotFound => Self::not_found(),
            CatalogError::Invalid(faults) => Self::unprocessable(faults.into_iter().map(field).collect()),
            CatalogError::HandleTaken(handle) => {
                Self::conflict("handle_taken", format!("The handle {handle} is taken."))
            }
            CatalogError::SkuTaken(sku) => {
                Self::conflict("sku_taken", format!("A variant of another product has the SKU {sku}."))
            }
            CatalogError::Stale => Self::stale(),
            CatalogError::CategoryCycle => {
                Self::conflict("category_cycle", "A category cannot be below itself.")
            }
            CatalogError::CategoryInUse => {
                Self::conflict("category_in_use", "There are products or categories below this category.")
            }
            CatalogError::TooManyCategories => {
                Self::conflict("too_many_categories", "There are as many categories as a shop can have.")
            }
            CatalogError::AlreadyReviewed => {
                Self::conflict("already_reviewed", "You have rated this product already.")
            }
            CatalogError::NotABuyer => Self::new(
                StatusCode::FORBIDDEN,
                "not_a_buyer",
                "Only who has bought a product with this account can review it.",
            ),
            CatalogError::Reused(reused) => reused.into(),
            CatalogError::Finder(FinderError::NotUnderstood) => {
                Self::invalid("?q", "invalid", "the search text is not understood")
            }
            CatalogError::Finder(error @ FinderError::Unavailable(_)) => unavailable(&error),
            CatalogError::Shelf(error) => unavailable(&error),
            CatalogError::Buyers(error) => unavailable(&error),
            CatalogError::Stocking(error) => stock_not_set(&error),
            // Two writers wanted it in the same moment.
            CatalogError::Database(error) if error.is_unique_on("products_handle_key") => {
                Self::conflict("handle_taken", "The handle is taken.")
            }
            CatalogError::Database(error) if error.is_unique_on("variants_sku_key") => {
                Self::conflict("sku_taken", "A variant of another product has one of the SKUs.")
            }
            CatalogError::Database(error) => error.into(),
        }
    }
}

fn field(fault: Fault) -> FieldError {
    FieldError { pointer: fault.pointer, code: fault.code.into(), detail: fault.detail }
}

fn unavailable(error: &dyn std::fmt::Display) -> Problem {
    tracing::warn!(%error, "the catalogue could not ask another part of the shop");
    Problem::unavailable()
}

fn stock_not_set(error: &dyn std::fmt::Display) -> Problem {
    tracing::error!(%error, "a product was saved without its first stock");
    let detail = "The product was saved, but not its stock. Repeat the request, with the same idempotency-key if it had one.";
    let problem = Problem::new(StatusCode::SERVICE_UNAVAILABLE, "stock_not_set", detail);
    Problem { retry_after: Some(1), ..problem }
}
