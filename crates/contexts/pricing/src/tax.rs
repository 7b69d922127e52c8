//! Taxes: one rate for each class of things, on top of the prices or in them.

use primitives::{Amount, AmountError};
use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

use crate::PricingError;

/// A class of things that are taxed alike (`standard`, `books`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaxClass(String);

impl TaxClass {
    /// The class of that name.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self(name.into())
    }
}

/// Whether prices contain the tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxMode {
    /// It is added to the price.
    Exclusive,
    /// It is part of the price.
    Inclusive,
}

/// What a class is taxed at.
#[derive(Debug, Clone)]
pub struct TaxRate {
    /// The class.
    pub class: TaxClass,
    /// The rate: 0.19 for 19 %; 0 to 10.
    pub rate: Decimal,
    /// Whether prices contain it.
    pub mode: TaxMode,
}

/// The tax on one amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tax {
    /// To be added.
    pub added: Amount,
    /// In the amount already.
    pub included: Amount,
}

pub(crate) const UNTAXED: Tax = Tax { added: Amount::ZERO, included: Amount::ZERO };

/// Refuses rates that cannot be meant.
pub(crate) fn check(rates: &[TaxRate]) -> Result<(), PricingError> {
    let is_unique = |index: usize| rates[..index].iter().all(|earlier| earlier.class != rates[index].class);
    let in_range = |rate: Decimal| Decimal::ZERO <= rate && rate <= Decimal::TEN;
    let all_fit = rates.iter().enumerate().all(|(index, rate)| in_range(rate.rate) && is_unique(index));
    if all_fit { Ok(()) } else { Err(PricingError::InvalidTaxRate) }
}

/// The tax on `amount` of something of that class.
pub(crate) fn on(amount: Amount, class: &TaxClass, rates: &[TaxRate]) -> Result<Tax, AmountError> {
    let Some(found) = rates.iter().find(|rate| rate.class == *class) else { return Ok(UNTAXED) };
    match found.mode {
        TaxMode::Exclusive => Ok(Tax { added: amount.at_rate(found.rate)?, ..UNTAXED }),
        TaxMode::Inclusive => Ok(Tax { included: part_of(amount, found.rate)?, ..UNTAXED }),
    }
}

/// The tax within a gross amount: gross · rate / (1 + rate).
fn part_of(gross: Amount, rate: Decimal) -> Result<Amount, AmountError> {
    // Divided last and rounded once, so that a tax which ends in exactly half a unit is not missed.
    Decimal::from(gross.minor_units())
        .checked_mul(rate)
        .and_then(|product| product.checked_div(Decimal::ONE + rate))
        .map(|exact| exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
        .and_then(|rounded| rounded.to_i64())
        .map(Amount::new)
        .ok_or(AmountError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(mode: TaxMode, percent: i64) -> TaxRate {
        TaxRate { class: TaxClass::named("standard"), rate: Decimal::new(percent, 2), mode }
    }

    #[test]
    fn exclusive_tax_is_added_and_inclusive_tax_is_found_in_the_price() {
        let class = TaxClass::named("standard");
        let added = on(Amount::new(1000), &class, &[rate(TaxMode::Exclusive, 19)]).unwrap();
        assert_eq!(added, Tax { added: Amount::new(190), ..UNTAXED });
        let included = on(Amount::new(1190), &class, &[rate(TaxMode::Inclusive, 19)]).unwrap();
        assert_eq!(included, Tax { included: Amount::new(190), ..UNTAXED });
    }

    #[test]
    fn half_a_unit_rounds_away_from_zero() {
        let class = TaxClass::named("standard");
        let tax = |mode, amount, percent| on(Amount::new(amount), &class, &[rate(mode, percent)]).unwrap();
        assert_eq!(tax(TaxMode::Exclusive, 50, 5).added, Amount::new(3));
        assert_eq!(tax(TaxMode::Inclusive, 15, 50).included, Amount::new(5));
        assert_eq!(tax(TaxMode::Inclusive, 5, 25).included, Amount::new(1));
        assert_eq!(tax(TaxMode::Inclusive, 25, 25).included, Amount::new(5));
        assert_eq!(tax(TaxMode::Inclusive, 1, 100).included, Amount::new(1));
    }

    #[test]
    fn a_class_without_a_rate_is_not_taxed() {
        let books = TaxClass::named("books");
        assert_eq!(on(Amount::new(1000), &books, &[rate(TaxMode::Exclusive, 19)]), Ok(UNTAXED));
    }

    #[test]
    fn rates_out_of_range_or_doubled_are_refused() {
        let good = rate(TaxMode::Exclusive, 19);
        assert_eq!(check(std::slice::from_ref(&good)), Ok(()));
        for wrong in [
            vec![good, rate(TaxMode::Inclusive, 7)],
            vec![rate(TaxMode::Exclusive, -1)],
            vec![rate(TaxMode::Exclusive, 1001)],
        ] {
            assert_eq!(check(&wrong), Err(PricingError::InvalidTaxRate));
        }
    }
}
