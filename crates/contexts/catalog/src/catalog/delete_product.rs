//! Taking a product out of the shop. It is archived and not erased: orders and reviews refer to it.

use axum::http::HeaderValue;
use database::Tx;
use primitives::{ProductId, Timestamp};

use super::{Catalog, replace_product::find};
use crate::{
    error::CatalogError,
    event::ProductArchived,
    product::Status,
    store::{
        documents,
        existing::Existing,
        save::{self, Listed},
    },
};

/// What must be so for a change to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Precondition {
    /// Nothing.
    None,
    /// The product has this version.
    Version(i64),
    /// The product is shown with this strong entity tag.
    Tag(HeaderValue),
}

impl Catalog {
    /// Archives the product; one that is archived stays as it is.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`], [`CatalogError::Stale`], or the database's.
    pub async fn delete_product(
        &self,
        id_or_handle: &str,
        precondition: Precondition,
    ) -> Result<(), CatalogError> {
        let version = self.wanted_version(id_or_handle, precondition).await?;
        let (name, clock) = (id_or_handle.to_owned(), self.clock.clone());
        let write = self.database.write(move |tx| {
            let existing = find(tx, &name)?.ok_or(CatalogError::NotFound)?;
            if existing.status == Status::Archived {
                return Ok(None);
            }
            if version.is_some_and(|version| version != existing.version) {
                return Err(CatalogError::Stale);
            }
            archive(tx, existing, clock.now()).map(Some).map_err(CatalogError::from)
        });
        if let Some(id) = write.await? {
            self.products_written(&[id]);
        }
        Ok(())
    }
}

fn archive(tx: &mut Tx, mut existing: Existing, now: Timestamp) -> Result<ProductId, database::Error> {
    let (product_id, version) = (existing.id, existing.version + 1);
    save::archive(tx, product_id, version, save::after(existing.updated_at, now))?;
    existing.status = Status::Archived;
    save::relist(tx, &[Listed::of_existing(&existing, &[])])?;
    documents::replace(tx, &[product_id], &[])?;
    queue::emit(tx, now, &ProductArchived { product_id, version, at: now })?;
    Ok(product_id)
}
