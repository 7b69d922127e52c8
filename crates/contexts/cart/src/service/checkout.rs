//! What a checkout does with a cart.

use documents::Version;
use primitives::{CartId, Currency, LineItemId, OrderId, Quantity, UserId};

use super::{Carts, Change};
use crate::{CartError, CartLine, cart::Cart};

/// What a checkout begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The currency it is in.
    pub currency: Currency,
    /// What is wanted.
    pub lines: Vec<CartLine>,
    /// Which state of the cart this is.
    pub version: Version,
}

impl Carts {
    /// What is in the cart.
    ///
    /// # Errors
    /// [`CartError::NotFound`] also when it is somebody else's.
    pub async fn contents(&self, id: CartId, caller: Option<UserId>) -> Result<Contents, CartError> {
        let found = self.find(id, caller).await?;
        Ok(Contents { currency: found.cart.currency, lines: found.cart.lines, version: found.version })
    }

    /// Takes out what the order has sold, once however often it is called; what was added since stays. A cart that is
    /// gone is fine.
    ///
    /// # Errors
    /// [`CartError`]
    pub async fn clear_after_checkout(
        &self,
        id: CartId,
        owner: Option<UserId>,
        order: OrderId,
        sold: &[(LineItemId, Quantity)],
    ) -> Result<(), CartError> {
        let mark = order.to_string();
        let take_out = |cart: &mut Cart| {
            if !cart.mark(&mark) {
                return Ok(Change::Unchanged);
            }
            sold.iter().for_each(|(line, quantity)| cart.take_out(*line, *quantity));
            Ok(Change::Changed)
        };
        match self.change(id, owner, &[], take_out).await {
            Ok(_) | Err(CartError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
