//! Changing the lines that a cart has.

use primitives::{CartId, LineItemId, Quantity, UserId, VariantId};

use super::{Carts, Change, Shown};
use crate::CartError;

/// A line that a caller brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NewLine {
    pub(crate) variant_id: VariantId,
    pub(crate) quantity: Quantity,
    /// Its place in the list of lines that was given, if there was a list.
    pub(crate) at: Option<usize>,
}

impl Carts {
    /// Sets how many pieces a line has; none removes it.
    ///
    /// # Errors
    /// [`CartError::NotFound`] when there is no such cart or line.
    pub async fn set_quantity(
        &self,
        id: CartId,
        caller: Option<UserId>,
        line: LineItemId,
        quantity: Option<Quantity>,
    ) -> Result<Shown, CartError> {
        let change = move |cart: &mut crate::cart::Cart| {
            if cart.set_quantity(line, quantity) { Ok(Change::Changed) } else { Err(CartError::NotFound) }
        };
        self.change(id, caller, &[], change).await
    }
}
