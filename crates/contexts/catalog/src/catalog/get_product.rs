//! One product for the public: ready-made, by id, handle or a handle it once had.

use std::sync::Arc;

use database::Snapshot;
use http_kit::ReadyMade;
use primitives::{Currency, Handle, ProductId};

use super::Catalog;
use crate::{
    answers::{Kept, Subject},
    error::CatalogError,
    product::{Product, Status},
    store::load,
};

/// No id or handle is longer; what is longer is not worth looking up.
const MAX_NAME: usize = Handle::MAX_LENGTH;

impl Catalog {
    /// The answer about a product that shoppers may see.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`], also for drafts and archived products; or why it cannot be answered.
    pub async fn get_product(&self, id_or_handle: &str) -> Result<ReadyMade, CatalogError> {
        self.kept_product(id_or_handle).await.map(|kept| kept.answer.clone())
    }

    /// A product by the name it was asked for before, if its answer is ready.
    #[must_use]
    pub fn product_at_once(&self, id_or_handle: &str) -> Option<ReadyMade> {
        self.details.fresh(id_or_handle).map(|kept| kept.answer.clone())
    }

    pub(crate) async fn kept_product(&self, id_or_handle: &str) -> Result<Arc<Kept>, CatalogError> {
        if id_or_handle.len() > MAX_NAME {
            return Err(CatalogError::NotFound);
        }
        self.details.get(id_or_handle, || self.make_detail(id_or_handle)).await
    }

    async fn make_detail(&self, id_or_handle: &str) -> Result<(ReadyMade, Subject), CatalogError> {
        let product = self.current_product(id_or_handle).await?;
        if product.status != Status::Active {
            return Err(CatalogError::NotFound);
        }
        let subject = Subject::Product { id: product.id, version: product.version };
        Ok((ready_made(&product)?, subject))
    }

    /// The product in any status, with what there is of it now.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`], or why it cannot be answered.
    pub async fn current_product(&self, id_or_handle: &str) -> Result<Product, CatalogError> {
        let currency = self.currency;
        let found = self.database.read(|s| find(s, id_or_handle, currency)).await?;
        let mut one = [found.ok_or(CatalogError::NotFound)?];
        self.stock_up(&mut one).await?;
        let [product] = one;
        Ok(product)
    }
}

/// The product with this id or handle.
pub(crate) fn find(
    s: &mut Snapshot,
    id_or_handle: &str,
    currency: Currency,
) -> Result<Option<Product>, database::Error> {
    if let Ok(id) = id_or_handle.parse::<ProductId>() {
        return load::by_id(s, id, currency);
    }
    match id_or_handle.parse::<Handle>() {
        Ok(handle) => load::by_handle(s, &handle, currency),
        Err(_) => Ok(None),
    }
}

/// The bytes of an answer.
pub(crate) fn ready_made(body: &impl serde::Serialize) -> Result<ReadyMade, CatalogError> {
    let bytes = serde_json::to_vec(body).map_err(|error| database::Error::Decode(error.to_string()))?;
    Ok(ReadyMade::json(bytes))
}
