//! What goes with a product: ready-made like a list, in the same number of statements whatever the shop's size.

use database::Snapshot;
use http_kit::ReadyMade;
use primitives::{Currency, Handle};

use super::{
    Catalog,
    list_products::{ShownPage, documents_of, page},
};
use crate::{answers::Subject, error::CatalogError, related::best, store::related};

/// The most related products of an answer.
pub const MAX_RELATED: u32 = 24;

impl Catalog {
    /// The products that go with this one, the best first, `limit` (at most [`MAX_RELATED`]) at most; never the product
    /// itself, and only what is for sale.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`], or why it cannot be answered.
    pub async fn list_related_products(
        &self,
        id_or_handle: &str,
        limit: u32,
    ) -> Result<ReadyMade, CatalogError> {
        if id_or_handle.len() > Handle::MAX_LENGTH {
            return Err(CatalogError::NotFound);
        }
        // No query has such a key.
        let key = format!("related/{limit}/{id_or_handle}");
        let kept = self.lists.get(&key, || self.make_related(id_or_handle, limit)).await?;
        Ok(kept.answer.clone())
    }

    async fn make_related(
        &self,
        id_or_handle: &str,
        limit: u32,
    ) -> Result<(ReadyMade, Subject), CatalogError> {
        let currency = self.currency;
        let read = self.kept.read(|s| related_page(s, id_or_handle, limit, currency));
        let page = read.await?.ok_or(CatalogError::NotFound)?;
        Ok((ReadyMade::json(self.bytes_of(&page).await?), Subject::List))
    }
}

/// What goes with the product, if there is such a product for sale.
pub(crate) fn related_page(
    s: &mut Snapshot,
    id_or_handle: &str,
    limit: u32,
    currency: Currency,
) -> Result<Option<ShownPage>, database::Error> {
    let Some(anchor) = related::anchor(s, id_or_handle)? else { return Ok(None) };
    let candidates = related::candidates(s, &anchor)?;
    let ids = best(&anchor, candidates, limit.min(MAX_RELATED) as usize);
    let items = documents_of(s, &ids, currency)?;
    let total = items.len() as u64;
    Ok(Some(page(items, None, total)))
}
