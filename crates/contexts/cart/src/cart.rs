//! A cart: which variants somebody wants, and how many of each. Nothing about prices or stock is kept here, and the rules
//! are pure.

use primitives::{CartId, Currency, LineItemId, Quantity, Timestamp, UserId, VariantId};
use serde::{Deserialize, Serialize};

/// How many lines a cart has at most.
pub const MAX_LINES: usize = 100;

/// How many changes a cart remembers as done.
const REMEMBERED: usize = 20;

/// A cart as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cart {
    pub(crate) id: CartId,
    /// The account it belongs to, or that a guest's cart went to.
    pub(crate) owner: Option<UserId>,
    pub(crate) currency: Currency,
    pub(crate) lines: Vec<CartLine>,
    /// Marks of the latest changes that must happen once only.
    pub(crate) applied: Vec<String>,
    pub(crate) updated_at: Timestamp,
}

/// A line of a cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    /// Its id.
    pub id: LineItemId,
    /// What is wanted.
    pub variant_id: VariantId,
    /// How many pieces.
    pub quantity: Quantity,
}

/// Why a line does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Full {
    /// The cart has [`MAX_LINES`] lines.
    Lines,
    /// The line would exceed [`Quantity::MAX`] pieces.
    Pieces,
}

impl Cart {
    pub(crate) const fn empty(id: CartId, owner: Option<UserId>, currency: Currency, now: Timestamp) -> Self {
        Self { id, owner, currency, lines: Vec::new(), applied: Vec::new(), updated_at: now }
    }

    /// Adds pieces of a variant, to its line if it has one.
    pub(crate) fn add(&mut self, variant_id: VariantId, quantity: Quantity) -> Result<(), Full> {
        self.put(CartLine { id: LineItemId::new(), variant_id, quantity }, |have, more| {
            have.plus(more).map_err(|_| Full::Pieces)
        })
    }

    /// Takes over the lines of another cart. A sum of more than [`Quantity::MAX`] pieces becomes that many, since
    /// signing in should not fail for it.
    pub(crate) fn merge(&mut self, lines: &[CartLine]) -> Result<(), Full> {
        let sum = |have: Quantity, more: Quantity| {
            let pieces = (have.get() + more.get()).min(Quantity::MAX);
            Quantity::try_from(i64::from(pieces)).map_err(|_| Full::Pieces)
        };
        lines.iter().try_for_each(|line| self.put(*line, sum))
    }

    fn put(
        &mut self,
        line: CartLine,
        sum: impl FnOnce(Quantity, Quantity) -> Result<Quantity, Full>,
    ) -> Result<(), Full> {
        match self.lines.iter().position(|have| have.variant_id == line.variant_id) {
            Some(index) => {
                self.lines[index].quantity = sum(self.lines[index].quantity, line.quantity)?;
            }
            None if self.lines.len() >= MAX_LINES => return Err(Full::Lines),
            None => self.lines.push(line),
        }
        Ok(())
    }

    /// Sets how many pieces a line has, none removes it; tells whether there is such a line.
    pub(crate) fn set_quantity(&mut self, line: LineItemId, quantity: Option<Quantity>) -> bool {
        let Some(index) = self.lines.iter().position(|have| have.id == line) else { return false };
        match quantity {
            Some(quantity) => self.lines[index].quantity = quantity,
            None => drop(self.lines.remove(index)),
        }
        true
    }

    /// Takes out what was sold; pieces that were added in the meantime stay.
    pub(crate) fn take_out(&mut self, line: LineItemId, sold: Quantity) {
        let left = self.lines.iter().find(|have| have.id == line).and_then(|have| {
            let left = i64::from(have.quantity.get()) - i64::from(sold.get());
            Quantity::try_from(left).ok()
        });
        self.set_quantity(line, left);
    }

    /// Marks a change as done; tells whether it is new.
    pub(crate) fn mark(&mut self, change: &str) -> bool {
        if self.applied.iter().any(|done| done == change) {
            return false;
        }
        if self.applied.len() >= REMEMBERED {
            self.applied.remove(0);
        }
        self.applied.push(change.to_owned());
        true
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn cart() -> Cart {
        Cart::empty(CartId::new(), None, Currency::USD, Timestamp::default())
    }

    fn pieces(number: i64) -> Quantity {
        Quantity::try_from(number).unwrap()
    }

    #[test]
    fn a_cart_has_at_most_a_hundred_lines_and_a_line_9999_pieces() {
        let (mut cart, variant) = (cart(), VariantId::new());
        cart.add(variant, pieces(9_999)).unwrap();
        assert_eq!(cart.add(variant, Quantity::ONE), Err(Full::Pieces));
        for _ in 1..MAX_LINES {
            cart.add(VariantId::new(), Quantity::ONE).unwrap();
        }
        assert_eq!(cart.add(VariantId::new(), Quantity::ONE), Err(Full::Lines));
        assert_eq!(cart.lines.len(), MAX_LINES);
    }

    #[test]
    fn merging_caps_the_pieces_of_a_line() {
        let (mut mine, mut guests, variant) = (cart(), cart(), VariantId::new());
        mine.add(variant, pieces(9_000)).unwrap();
        guests.add(variant, pieces(9_000)).unwrap();
        mine.merge(&guests.lines).unwrap();
        assert_eq!(mine.lines[0].quantity, pieces(9_999));
    }

    #[test]
    fn what_was_added_after_the_checkout_began_stays() {
        let mut cart = cart();
        cart.add(VariantId::new(), pieces(2)).unwrap();
        cart.add(VariantId::new(), pieces(1)).unwrap();
        let sold: Vec<_> = cart.lines.clone();
        cart.add(sold[0].variant_id, pieces(3)).unwrap();
        sold.iter().for_each(|line| cart.take_out(line.id, line.quantity));
        assert_eq!(cart.lines, [CartLine { quantity: pieces(3), ..sold[0] }]);
        cart.take_out(LineItemId::new(), pieces(1));
        assert_eq!(cart.lines.len(), 1);
    }

    #[test]
    fn a_change_is_marked_once_and_forgotten_after_twenty_others() {
        let mut cart = cart();
        assert!(cart.mark("first") && !cart.mark("first"));
        (1..REMEMBERED).for_each(|number| assert!(cart.mark(&number.to_string())));
        assert!(!cart.mark("first"));
        assert!(cart.mark("one more") && cart.mark("first"));
        assert_eq!(cart.applied.len(), REMEMBERED);
    }

    proptest! {
        #[test]
        fn a_line_has_the_sum_of_what_was_added(added in proptest::collection::vec((0..5_u128, 1..100_i64), 0..60)) {
            let (mut cart, mut sums) = (cart(), BTreeMap::<VariantId, i64>::new());
            for (variant, quantity) in added {
                let variant = VariantId::from_uuid(Uuid::from_u128(variant));
                cart.add(variant, pieces(quantity)).unwrap();
                *sums.entry(variant).or_default() += quantity;
            }
            let lines: BTreeMap<_, _> =
                cart.lines.iter().map(|line| (line.variant_id, i64::from(line.quantity.get()))).collect();
            prop_assert_eq!(lines.len(), cart.lines.len());
            prop_assert_eq!(lines, sums);
        }
    }
}
