//! Creating a cart: a new one for a guest; for an account, which has one cart, that one if there is one.

use primitives::{CartId, Currency, UserId};

use super::{Carts, NewLine, Once, Shown, TRIES, add::add_once, unless_conflict};
use crate::{
    CartError,
    cart::Cart,
    store::{Found, Place},
};

/// A cart to be created.
#[derive(Debug, Clone, Default)]
pub(crate) struct NewCart {
    pub(crate) currency: Option<Currency>,
    pub(crate) lines: Vec<NewLine>,
}

/// What creating came to.
#[derive(Debug, Clone)]
pub(crate) enum Created {
    /// A cart that was not there before.
    New(Shown),
    /// The account's cart, with the lines added.
    Existing(Shown),
}

impl Carts {
    /// A guest's new cart, not yet kept.
    pub(crate) async fn prepare(&self, new: &NewCart) -> Result<(Cart, crate::CartBody), CartError> {
        let mut cart = self.empty(CartId::unguessable(), None, new);
        add_once(&mut cart, &new.lines, None)?;
        let body = self.price(&cart, &new.lines).await?;
        Ok((cart, body))
    }

    /// Keeps a guest's cart; one that is there already stays as it is.
    pub(crate) async fn keep(&self, cart: &Cart) -> Result<Option<documents::Version>, CartError> {
        unless_conflict(self.store.create(Place::Guest(cart.id), cart).await)
    }

    /// The account's cart with these lines in it. A cart with lines keeps its currency, an empty one takes the wanted.
    pub(crate) async fn create_own(
        &self,
        user: UserId,
        new: &NewCart,
        once: Option<&Once>,
    ) -> Result<Created, CartError> {
        let mark = once.map(|once| once.mark.as_str());
        for _ in 0..TRIES {
            let found = self.store.at(Place::Account(user)).await?;
            let Some(found) = found else {
                if let Some(shown) = self.try_create_own(user, new, mark).await? {
                    return Ok(Created::New(shown));
                }
                continue;
            };
            match self.extend(&found, user, new, mark).await {
                Err(CartError::NotFound) => {}
                shown => return shown.map(Created::Existing),
            }
        }
        Err(CartError::Contended)
    }

    /// `None` when another request was quicker.
    async fn try_create_own(
        &self,
        user: UserId,
        new: &NewCart,
        mark: Option<&str>,
    ) -> Result<Option<Shown>, CartError> {
        let mut cart = self.empty(CartId::unguessable(), Some(user), new);
        add_once(&mut cart, &new.lines, mark)?;
        let body = self.price(&cart, &new.lines).await?;
        let version = unless_conflict(self.store.create(Place::Account(user), &cart).await)?;
        Ok(version.map(|version| Shown { body, version }))
    }

    async fn extend(
        &self,
        found: &Found,
        user: UserId,
        new: &NewCart,
        mark: Option<&str>,
    ) -> Result<Shown, CartError> {
        let extend = |cart: &mut Cart| {
            let wanted = new.currency.unwrap_or(cart.currency);
            if cart.lines.is_empty() {
                cart.currency = wanted;
            }
            if cart.currency != wanted {
                return Err(CartError::OtherCurrency);
            }
            add_once(cart, &new.lines, mark)
        };
        self.change(found.cart.id, Some(user), &new.lines, extend).await
    }

    fn empty(&self, id: CartId, owner: Option<UserId>, new: &NewCart) -> Cart {
        Cart::empty(id, owner, new.currency.unwrap_or(self.currency), self.clock.now())
    }
}
