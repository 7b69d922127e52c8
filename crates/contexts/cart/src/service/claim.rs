//! A guest signs in: the cart goes to the account.

use documents::Version;
use primitives::{CartId, UserId};

use super::{Carts, Shown, TRIES, unless_conflict};
use crate::{
    CartError,
    cart::Cart,
    store::{Found, Place},
};

impl Carts {
    /// Merges a guest's cart into the account's, which is then the only one; an account without a cart keeps the
    /// guest's id. Repeating it shows the account's cart and changes nothing.
    ///
    /// # Errors
    /// [`CartError::NotFound`] when there is no such cart, or it went to another account; [`CartError::TooManyLines`]
    /// when both together have too many, and then both stay as they are.
    pub async fn merge(&self, guests: CartId, user: UserId) -> Result<Shown, CartError> {
        let _turn = self.stripes.turn(guests).await;
        for _ in 0..TRIES {
            let [own, guest] = self.store.both([Place::Account(user), Place::Guest(guests)]).await?;
            let handed_over = guest.as_ref().is_none_or(|guest| guest.cart.owner == Some(user));
            if let Some(own) = own.as_ref().filter(|own| handed_over && is_this(own, guests, guest.as_ref()))
            {
                let body = self.price(&own.cart, &[]).await?;
                return Ok(Shown { body, version: own.version });
            }
            let guest = guest.filter(|guest| !guest.is_claimed()).ok_or(CartError::NotFound)?;
            let merged = self.merged(own.as_ref(), &guest, user)?;
            let body = self.price(&merged, &[]).await?;
            if let Some(version) = self.hand_over(&merged, own.as_ref(), &guest, user).await? {
                return Ok(Shown { body, version });
            }
            tokio::task::yield_now().await;
        }
        Err(CartError::Contended)
    }

    fn merged(&self, own: Option<&Found>, guest: &Found, user: UserId) -> Result<Cart, CartError> {
        let (now, guests) = (self.clock.now(), &guest.cart);
        let mut cart = match own {
            Some(own) => own.cart.clone(),
            None => Cart::empty(guests.id, Some(user), guests.currency, now),
        };
        if cart.lines.is_empty() {
            cart.currency = guests.currency;
        }
        cart.merge(&guests.lines).map_err(|full| CartError::full(full, None))?;
        cart.updated_at = now;
        Ok(cart)
    }

    async fn hand_over(
        &self,
        merged: &Cart,
        own: Option<&Found>,
        guest: &Found,
        user: UserId,
    ) -> Result<Option<Version>, CartError> {
        let left = Cart::empty(guest.cart.id, Some(user), guest.cart.currency, self.clock.now());
        let written = self.store.hand_over((merged, own), (&left, guest), user).await;
        unless_conflict(written).map(Option::flatten)
    }
}

/// Whether the account's cart is what became of the guest's, or already was the one that is meant.
fn is_this(own: &Found, guests: CartId, guest: Option<&Found>) -> bool {
    guest.is_some() || own.cart.id == guests
}
