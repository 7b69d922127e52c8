//! The answer: what each line and the whole come to.

use primitives::{Amount, AmountError, TotalType, TotalsEntry};
use serde::{Deserialize, Serialize};

/// What a line comes to: `subtotal + items_discount + discount + tax = total`; discounts are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PricedLine {
    /// Unit price times quantity.
    pub subtotal: Amount,
    /// What its own discounts take off.
    pub items_discount: Amount,
    /// Its share of the order's discounts.
    pub discount: Amount,
    /// Tax to be added.
    pub tax: Amount,
    /// Tax that is in its price already.
    pub included_tax: Amount,
    /// What is to be paid for it.
    pub total: Amount,
}

/// What the whole comes to. Everything sums exactly: the lines to their sums here, these to `total`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priced {
    /// The lines, in the order in which they were given.
    pub lines: Vec<PricedLine>,
    /// What each of the order's discounts takes off, in the order in which they were given.
    pub discounts: Vec<Amount>,
    /// Sum of the lines at their prices.
    pub subtotal: Amount,
    /// Sum of the lines' own discounts.
    pub items_discount: Amount,
    /// Sum of the order's discounts.
    pub discount: Amount,
    /// Shipping, once that is known.
    pub fulfillment: Option<Amount>,
    /// Tax to be added on shipping; part of `tax`.
    pub fulfillment_tax: Amount,
    /// Tax to be added.
    pub tax: Amount,
    /// Tax that is in the prices already, for information; not in [`Self::totals`].
    pub included_tax: Amount,
    /// What is to be paid.
    pub total: Amount,
}

impl Priced {
    /// The list for the shopper, in display order; the entries before `total` sum to it. What is nothing is left out,
    /// but for the subtotal, known shipping and the total.
    #[must_use]
    pub fn totals(&self) -> Vec<TotalsEntry> {
        let unless_nothing = |amount: Amount| (amount != Amount::ZERO).then_some(amount);
        [
            (TotalType::Subtotal, Some(self.subtotal)),
            (TotalType::ItemsDiscount, unless_nothing(self.items_discount)),
            (TotalType::Discount, unless_nothing(self.discount)),
            (TotalType::Fulfillment, self.fulfillment),
            (TotalType::Tax, unless_nothing(self.tax)),
            (TotalType::Total, Some(self.total)),
        ]
        .into_iter()
        .filter_map(|(kind, amount)| amount.map(|amount| TotalsEntry::new(kind, amount)))
        .collect()
    }

    /// The sum of one part of all lines.
    pub(crate) fn sum(
        lines: &[PricedLine],
        part: impl Fn(&PricedLine) -> Amount,
    ) -> Result<Amount, AmountError> {
        Amount::total(lines.iter().map(part))
    }
}
