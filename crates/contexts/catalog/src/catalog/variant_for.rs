//! The variant that a caller of the workflow means by an opaque text.

use database::{Error, Snapshot};
use primitives::{Handle, ProductId, VariantId};

use super::Catalog;
use crate::{
    error::CatalogError,
    store::{existing, offers},
};

impl Catalog {
    /// The variant with this id or SKU, or the first variant of the product with this id or handle.
    ///
    /// # Errors
    /// The database's.
    pub async fn variant_for(&self, product_or_variant: &str) -> Result<Option<VariantId>, CatalogError> {
        Ok(self.database.read(|s| find(s, product_or_variant)).await?)
    }
}

fn find(s: &mut Snapshot, text: &str) -> Result<Option<VariantId>, Error> {
    if let Ok(variant) = text.parse::<VariantId>() {
        return Ok(offers::is_variant(s, variant)?.then_some(variant));
    }
    if let Ok(product) = text.parse::<ProductId>() {
        return offers::first_variant(s, product);
    }
    if let Some(variant) = offers::by_sku(s, text)? {
        return Ok(Some(variant));
    }
    let Ok(handle) = text.parse::<Handle>() else { return Ok(None) };
    match existing::by_handles(s, &[&handle])?.first() {
        Some(product) => offers::first_variant(s, product.id),
        None => Ok(None),
    }
}
