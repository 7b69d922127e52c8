//! Amounts of money in integer minor units. All arithmetic is checked; floats do not occur.

use std::iter;

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;

use crate::Quantity;

/// An amount in minor units of a currency that the context names (cents for USD); may be negative.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, ToSchema,
)]
#[serde(transparent)]
#[schema(value_type = i64, example = 4999)]
pub struct Amount(i64);

/// Why an amount could not be computed or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AmountError {
    /// Beyond what we account for.
    #[error("the amount is too large")]
    TooLarge,
    /// More decimal places than the currency has.
    #[error("the amount has more decimal places than its currency")]
    TooPrecise,
    /// Not a decimal number.
    #[error("the amount is not a decimal number")]
    NotANumber,
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The highest price: 99,999,999.99, the range of a DECIMAL(10,2) column.
    pub const MAX_PRICE: Self = Self(9_999_999_999);

    /// An amount of so many minor units.
    #[must_use]
    pub const fn new(minor_units: i64) -> Self {
        Self(minor_units)
    }

    /// The number of minor units.
    #[must_use]
    pub const fn minor_units(self) -> i64 {
        self.0
    }

    /// Whether this can be a price: not negative and at most [`Self::MAX_PRICE`].
    #[must_use]
    pub const fn is_price(self) -> bool {
        0 <= self.0 && self.0 <= Self::MAX_PRICE.0
    }

    /// Reads a decimal number of major units exactly (`99.99` → 9999 where the currency has two places).
    ///
    /// # Errors
    /// [`AmountError`] when the text is no number, too precise or too large.
    pub fn from_major_units(text: &str, exponent: u32) -> Result<Self, AmountError> {
        let number = Decimal::from_str_exact(text)
            .or_else(|_| Decimal::from_scientific(text))
            .map_err(|_| AmountError::NotANumber)?;
        let scaled =
            Decimal::from(10_u64.pow(exponent.min(4))).checked_mul(number).ok_or(AmountError::TooLarge)?;
        if !scaled.fract().is_zero() {
            return Err(AmountError::TooPrecise);
        }
        scaled.to_i64().map(Self).ok_or(AmountError::TooLarge)
    }

    /// The amount in major units, with all decimal places of a currency with this exponent: `19.90`.
    #[must_use]
    pub fn to_major_units(self, exponent: u32) -> String {
        format!("{:.*}", exponent as usize, Decimal::new(self.0, exponent))
    }

    /// The sum.
    ///
    /// # Errors
    /// [`AmountError::TooLarge`] on overflow.
    pub fn plus(self, other: Self) -> Result<Self, AmountError> {
        self.0.checked_add(other.0).map(Self).ok_or(AmountError::TooLarge)
    }

    /// The difference.
    ///
    /// # Errors
    /// [`AmountError::TooLarge`] on overflow.
    pub fn minus(self, other: Self) -> Result<Self, AmountError> {
        self.0.checked_sub(other.0).map(Self).ok_or(AmountError::TooLarge)
    }

    /// So many times this.
    ///
    /// # Errors
    /// [`AmountError::TooLarge`] on overflow.
    pub fn times(self, quantity: Quantity) -> Result<Self, AmountError> {
        self.0.checked_mul(i64::from(quantity.get())).map(Self).ok_or(AmountError::TooLarge)
    }

    /// The same size with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// This amount times `rate` (0.19 for 19 %), rounded half away from zero: the one rounding rule of the shop.
    ///
    /// # Errors
    /// [`AmountError::TooLarge`] on overflow.
    pub fn at_rate(self, rate: Decimal) -> Result<Self, AmountError> {
        Decimal::from(self.0)
            .checked_mul(rate)
            .map(|exact| exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
            .and_then(|rounded| rounded.to_i64())
            .map(Self)
            .ok_or(AmountError::TooLarge)
    }

    /// The sum of many.
    ///
    /// # Errors
    /// [`AmountError::TooLarge`] on overflow.
    pub fn total(amounts: impl IntoIterator<Item = Self>) -> Result<Self, AmountError> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Splits this over `weights` so that the parts sum to it exactly, by the largest remainder method
    /// (Hamilton); ties go to the earlier part. All-zero weights count as equal ones.
    #[must_use]
    pub fn allocate(self, weights: &[u64]) -> Vec<Self> {
        let equal: Vec<u64> = iter::repeat_n(1, weights.len()).collect();
        let weights = if weights.iter().all(|weight| *weight == 0) { &equal } else { weights };
        let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        let share = |weight: u64| i128::from(self.0) * i128::from(weight);
        let mut parts: Vec<i64> = weights.iter().map(|weight| (share(*weight) / sum.max(1)) as i64).collect();
        let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
        by_remainder.sort_by_key(|index| std::cmp::Reverse((share(weights[*index]) % sum.max(1)).abs()));
        let missing = self.0 - parts.iter().sum::<i64>();
        for index in by_remainder.into_iter().take(missing.unsigned_abs() as usize) {
            parts[index] += missing.signum();
        }
        parts.into_iter().map(Self).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn major_units_are_read_exactly() {
        assert_eq!(Amount::from_major_units("99.99", 2), Ok(Amount(9999)));
        assert_eq!(Amount::from_major_units("0.1", 2), Ok(Amount(10)));
        assert_eq!(Amount::from_major_units("1e2", 2), Ok(Amount(10_000)));
        assert_eq!(Amount::from_major_units("99.999", 2), Err(AmountError::TooPrecise));
        assert_eq!(Amount::from_major_units("99999999999999999999999", 2), Err(AmountError::TooLarge));
        assert_eq!(Amount::from_major_units("ten", 2), Err(AmountError::NotANumber));
    }

    #[test]
    fn rates_round_half_away_from_zero() {
        let rate = Decimal::new(5, 1);
        assert_eq!(Amount(3).at_rate(rate), Ok(Amount(2)));
        assert_eq!(Amount(-3).at_rate(rate), Ok(Amount(-2)));
    }

    proptest::proptest! {
        #[test]
        fn allocated_parts_sum_to_the_whole(whole in -1_000_000_000_i64..1_000_000_000, weights in proptest::collection::vec(0_u64..1_000_000, 1..40)) {
            let parts = Amount(whole).allocate(&weights);
            proptest::prop_assert_eq!(parts.len(), weights.len());
            proptest::prop_assert_eq!(Amount::total(parts), Ok(Amount(whole)));
        }

        #[test]
        fn an_allocated_part_is_within_one_unit_of_its_share(whole in 0_i64..1_000_000, weights in proptest::collection::vec(1_u64..1_000, 1..20)) {
            let sum: u64 = weights.iter().sum();
            for (part, weight) in Amount(whole).allocate(&weights).into_iter().zip(&weights) {
                let exact = whole as f64 * *weight as f64 / sum as f64;
                proptest::prop_assert!((part.0 as f64 - exact).abs() < 1.0 + 1e-6);
            }
        }
    }
}
