//! The carts of the shop: finding, changing and showing them.

mod add;
mod checkout;
mod claim;
mod create;
mod lines;
mod once;
mod stripes;

use std::sync::Arc;

use database::Database;
use documents::{Documents, DocumentsError, Version};
use primitives::{CartId, Clock, Currency, UserId, VariantId};

pub use self::checkout::Contents;
pub(crate) use self::{
    create::{Created, NewCart},
    lines::NewLine,
    once::Once,
};
use crate::{
    CartBody, CartError, Shelf,
    cart::Cart,
    service::stripes::Stripes,
    store::{Found, Place, Store},
};

/// How often a change is tried when others change the same cart in other processes.
const TRIES: usize = 32;

/// The carts of the shop.
pub struct Carts {
    store: Store,
    shelf: Arc<dyn Shelf>,
    records: Database,
    clock: Clock,
    currency: Currency,
    stripes: Stripes,
}

/// A cart as its holder sees it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The cart.
    pub body: CartBody,
    /// Counts its changes.
    pub version: Version,
}

/// What a change did to a cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Changed,
    Unchanged,
}

impl Carts {
    /// The carts in `documents`; idempotency records are kept in `records`, and a cart whose creator names no currency
    /// is in `currency`.
    #[must_use]
    pub fn new(
        documents: Arc<dyn Documents>,
        shelf: Arc<dyn Shelf>,
        records: Database,
        clock: Clock,
        currency: Currency,
    ) -> Self {
        Self { store: Store::new(documents), shelf, records, clock, currency, stripes: Stripes::default() }
    }

    /// The cart at current prices.
    ///
    /// # Errors
    /// [`CartError::NotFound`] also when it is somebody else's.
    pub async fn show(&self, id: CartId, caller: Option<UserId>) -> Result<Shown, CartError> {
        let found = self.find(id, caller).await?;
        let body = self.price(&found.cart, &[]).await?;
        Ok(Shown { body, version: found.version })
    }

    /// The caller's own cart if it has that id, else the guest's cart: one look-up either way, and for what is not
    /// there as well.
    async fn find(&self, id: CartId, caller: Option<UserId>) -> Result<Found, CartError> {
        let guest = Place::Guest(id);
        let (own, guests) = match caller {
            Some(user) => self.store.both([Place::Account(user), guest]).await?.into(),
            None => (None, self.store.at(guest).await?),
        };
        own.filter(|own| own.cart.id == id)
            .or(guests.filter(|found| !found.is_claimed()))
            .ok_or(CartError::NotFound)
    }

    /// Changes a cart and shows it as it is then. `change` may be called more than once; `new` are the lines that the
    /// caller brings.
    async fn change(
        &self,
        id: CartId,
        caller: Option<UserId>,
        new: &[NewLine],
        change: impl Fn(&mut Cart) -> Result<Change, CartError> + Send + Sync,
    ) -> Result<Shown, CartError> {
        let _turn = self.stripes.turn(id).await;
        for _ in 0..TRIES {
            let found = self.find(id, caller).await?;
            let mut cart = found.cart.clone();
            let changed = change(&mut cart)?;
            if changed == Change::Changed {
                cart.updated_at = self.clock.now();
            }
            // Before it is written: a cart that cannot be shown must not come to be.
            let body = self.price(&cart, new).await?;
            match changed {
                Change::Unchanged => return Ok(Shown { body, version: found.version }),
                Change::Changed => match unless_conflict(self.store.replace(&found, &cart).await)? {
                    Some(version) => return Ok(Shown { body, version }),
                    None => tokio::task::yield_now().await,
                },
            }
        }
        Err(CartError::Contended)
    }

    /// The cart at current prices, with one look-up; refuses if one of the `new` lines cannot be bought.
    async fn price(&self, cart: &Cart, new: &[NewLine]) -> Result<CartBody, CartError> {
        let wanted = cart.lines.iter().map(|line| line.variant_id);
        let mut variants: Vec<VariantId> = wanted.chain(new.iter().map(|line| line.variant_id)).collect();
        variants.sort_unstable();
        variants.dedup();
        if variants.is_empty() {
            return Ok(CartBody::new(cart, &[].into())?);
        }
        let offers = self.shelf.offers(&variants, cart.currency).await.map_err(CartError::Shelf)?;
        new.iter().try_for_each(|line| match offers.get(&line.variant_id) {
            None => Err(CartError::UnknownVariant { at: line.at }),
            Some(offer) if !offer.sellable => Err(CartError::NotSellable { at: line.at }),
            Some(_) => Ok(()),
        })?;
        Ok(CartBody::new(cart, &offers)?)
    }
}

/// `None` when somebody else was quicker.
fn unless_conflict<T>(written: Result<T, DocumentsError>) -> Result<Option<T>, CartError> {
    match written {
        Ok(version) => Ok(Some(version)),
        Err(DocumentsError::Conflict { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
