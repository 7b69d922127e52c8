//! Adding to a cart.

use primitives::{CartId, UserId};

use super::{Carts, Change, NewLine, Shown};
use crate::{CartError, cart::Cart};

impl Carts {
    /// Adds lines, all or none. With a `mark`, once only: a cart that bears the mark has them already.
    pub(crate) async fn add(
        &self,
        id: CartId,
        caller: Option<UserId>,
        new: &[NewLine],
        mark: Option<&str>,
    ) -> Result<Shown, CartError> {
        self.change(id, caller, new, |cart| add_once(cart, new, mark)).await
    }
}

/// Adds lines to a cart, unless it bears the mark.
pub(super) fn add_once(cart: &mut Cart, new: &[NewLine], mark: Option<&str>) -> Result<Change, CartError> {
    if mark.is_some_and(|mark| !cart.mark(mark)) {
        return Ok(Change::Unchanged);
    }
    for line in new {
        cart.add(line.variant_id, line.quantity).map_err(|full| CartError::full(full, line.at))?;
    }
    Ok(Change::Changed)
}
