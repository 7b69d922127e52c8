//! One product for the public: ready-made, by id, handle or a handle it once had. What is not kept is made of one row,
//! the product's document.

use std::{
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use database::Snapshot;
use http_kit::ReadyMade;
use primitives::{Availability, Currency, Handle, ProductId, Timestamp};

use super::{Catalog, project::unreadable};
use crate::{
    answers::{Kept, Subject},
    document::Shown,
    error::CatalogError,
    freshness::Stamp,
    product::{Product, Status},
    store::{documents, load},
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

    /// The answer about a product by its id or handle, if it is ready or can be made without waiting for anybody.
    #[must_use]
    pub fn product_at_once(&self, id_or_handle: &str) -> Option<ReadyMade> {
        match self.details.fresh(id_or_handle) {
            Some(kept) => Some(kept.answer.clone()),
            None if id_or_handle.len() > MAX_NAME => None,
            None => self.read_at_once(id_or_handle),
        }
    }

    fn read_at_once(&self, name: &str) -> Option<ReadyMade> {
        let (read, now) = (self.freshness.stamp(), self.clock.now());
        // Whatever goes wrong is told by the long way.
        let shown = self.database.read_at_once(|s| document(s, name))?.ok()??;
        let known = self.board.read(shown.id, &self.freshness, now, |stock| detail(&shown, stock));
        let bytes = match known {
            Some(bytes) => bytes.ok()?,
            None => detail(&shown, &at_once(self.stock_of(&shown, read, now))?.ok()?).ok()?,
        };
        Some(self.details.made(name, bytes, Subject::Product(shown.id), read, now))
    }

    pub(crate) async fn kept_product(&self, id_or_handle: &str) -> Result<Arc<Kept>, CatalogError> {
        if id_or_handle.len() > MAX_NAME {
            return Err(CatalogError::NotFound);
        }
        self.details.get(id_or_handle, || self.make_detail(id_or_handle)).await
    }

    async fn make_detail(&self, name: &str) -> Result<(ReadyMade, Subject), CatalogError> {
        let (read, now) = (self.freshness.stamp(), self.clock.now());
        let shown = self.shown(name).await?;
        let stock = self.stock_of(&shown, read, now).await?;
        Ok((ReadyMade::json(detail(&shown, &stock)?), Subject::Product(shown.id)))
    }

    /// What there is of each variant, in order; noted on the board.
    async fn stock_of(
        &self,
        shown: &Shown,
        read: Stamp,
        now: Timestamp,
    ) -> Result<Vec<Availability>, CatalogError> {
        let variants = shown.variants().map_err(unreadable)?;
        let there = self.shelf.availability(&variants).await?;
        let of = |variant| there.get(variant).copied().unwrap_or(Availability::NONE);
        let stock: Vec<Availability> = variants.iter().map(of).collect();
        self.board.note(shown.id, read, now, &stock);
        Ok(stock)
    }

    /// The product's document, or what it would be.
    async fn shown(&self, name: &str) -> Result<Shown, CatalogError> {
        if let Some(shown) = self.kept.read_one(|s| document(s, name)).await? {
            return Ok(shown);
        }
        let currency = self.currency;
        match self.kept.read(|s| find(s, name, currency)).await? {
            Some(product) if product.status == Status::Active => Ok(Shown::of(product).map_err(unreadable)?),
            _ => Err(CatalogError::NotFound),
        }
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

/// What the future comes to, if it does not have to wait.
fn at_once<F: Future>(future: F) -> Option<F::Output> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// The document of the product with this id or handle.
fn document(s: &mut Snapshot, id_or_handle: &str) -> Result<Option<Shown>, database::Error> {
    if let Ok(id) = id_or_handle.parse() {
        return documents::by_id(s, id);
    }
    match id_or_handle.parse() {
        Ok(handle) => documents::by_handle(s, &handle),
        Err(_) => Ok(None),
    }
}

/// The bytes of the answer about one product.
fn detail(shown: &Shown, stock: &[Availability]) -> Result<Vec<u8>, database::Error> {
    let mut bytes = Vec::with_capacity(shown.size(stock.len()));
    shown.write(stock, &mut bytes).map_err(unreadable)?;
    Ok(bytes)
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
