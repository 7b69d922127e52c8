//! Writing a product anew as a whole.

use database::Tx;
use http_kit::{ReadyMade, strong_etag};
use primitives::{Currency, Handle, ProductId, Timestamp};

use super::{
    Catalog, Precondition,
    get_product::ready_made,
    put::{self, Target, Written},
};
use crate::{
    draft::{Checked, ProductDraft, check},
    error::CatalogError,
    store::existing::{self, Existing},
};

impl Catalog {
    /// Replaces the product by the draft; a draft without a handle keeps it. Variants are known again by SKU, else by
    /// option values, and keep their ids. Answers with the product and its version.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`], [`CatalogError::Stale`], [`CatalogError::Invalid`], [`CatalogError::HandleTaken`],
    /// [`CatalogError::SkuTaken`]; [`CatalogError::Stocking`] when all was written but stock of new variants.
    pub async fn replace_product(
        &self,
        id_or_handle: &str,
        draft: ProductDraft,
        precondition: Precondition,
    ) -> Result<(ReadyMade, i64), CatalogError> {
        let content = check(draft).map_err(CatalogError::Invalid)?;
        let version = self.wanted_version(id_or_handle, precondition).await?;
        let stock: Vec<Option<i64>> = content.draft.variants.iter().map(|variant| variant.stock).collect();
        let (currency, clock) = (self.currency, self.clock.clone());
        let name = id_or_handle.to_owned();
        let write = self.database.write(move |tx| {
            let existing = find(tx, &name)?.ok_or(CatalogError::NotFound)?;
            if version.is_some_and(|version| version != existing.version) {
                return Err(CatalogError::Stale);
            }
            replace(tx, existing, &content, currency, clock.now())
        });
        let (id, written) = write.await?;
        self.forget(&written);
        let id = id.to_string();
        let product = self.current_product(&id).await?;
        let has_stock = stock.iter().any(Option::is_some);
        self.stock_first(product.variants.iter().map(|variant| variant.id).zip(stock)).await?;
        let product = if has_stock { self.current_product(&id).await? } else { product };
        Ok((ready_made(&product)?, product.version))
    }

    /// The version that the client wants to change. The tag of what the public sees stands for the version of that.
    pub(super) async fn wanted_version(
        &self,
        id_or_handle: &str,
        precondition: Precondition,
    ) -> Result<Option<i64>, CatalogError> {
        match precondition {
            Precondition::None => Ok(None),
            Precondition::Version(version) => Ok(Some(version)),
            Precondition::Tag(tag) => {
                let current = self.current_product(id_or_handle).await?;
                let is_current = strong_etag(ready_made(&current)?.body()) == tag;
                if is_current { Ok(Some(current.version)) } else { Err(CatalogError::Stale) }
            }
        }
    }
}

/// The product with this id or handle, for a change.
pub(super) fn find(tx: &mut Tx, id_or_handle: &str) -> Result<Option<Existing>, database::Error> {
    if let Ok(id) = id_or_handle.parse::<ProductId>() {
        return existing::by_id(tx, id);
    }
    let Ok(handle) = id_or_handle.parse::<Handle>() else { return Ok(None) };
    Ok(existing::by_handles(tx, &[&handle])?.pop())
}

fn replace(
    tx: &mut Tx,
    existing: Existing,
    content: &Checked,
    currency: Currency,
    now: Timestamp,
) -> Result<(ProductId, Written), CatalogError> {
    let id = existing.id;
    let handle = content.draft.handle.clone().unwrap_or_else(|| existing.handle.clone());
    if handle != existing.handle && !existing::by_handles(tx, &[&handle])?.is_empty() {
        return Err(CatalogError::HandleTaken(handle.to_string()));
    }
    let target = Target { id, handle, content, existing: Some(existing) };
    let plans: Vec<_> = put::plan(tx, vec![target], currency)?.into_iter().collect::<Result<_, _>>()?;
    Ok((id, put::write(tx, &plans, currency, now)?))
}
