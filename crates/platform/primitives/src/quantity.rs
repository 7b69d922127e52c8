//! How many of a thing a shopper wants: a whole number from 1 to 9,999.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use thiserror::Error;
use utoipa::ToSchema;

/// A whole number of pieces, 1 to [`Quantity::MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = u32, minimum = 1, maximum = 9999, example = 2)]
pub struct Quantity(u32);

/// The number is no quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a quantity is a whole number from 1 to 9999")]
pub struct QuantityError;

impl Quantity {
    /// One piece.
    pub const ONE: Self = Self(1);
    /// The largest quantity of one line.
    pub const MAX: u32 = 9_999;

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Both together.
    ///
    /// # Errors
    /// [`QuantityError`] when the sum exceeds [`Self::MAX`].
    pub fn plus(self, other: Self) -> Result<Self, QuantityError> {
        Self::try_from(i64::from(self.0) + i64::from(other.0))
    }
}

impl TryFrom<i64> for Quantity {
    type Error = QuantityError;

    fn try_from(number: i64) -> Result<Self, QuantityError> {
        u32::try_from(number).ok().filter(|n| (1..=Self::MAX).contains(n)).map(Self).ok_or(QuantityError)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // i128 reads every JSON integer, so that a huge one gets our message and not serde's.
        let number = i128::deserialize(deserializer)?;
        i64::try_from(number).map_err(|_| QuantityError).and_then(Self::try_from).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_in_range_are_quantities() {
        for text in ["0", "-1", "10000", "1.5", "1e3", "18446744073709551616", "\"2\"", "null", "true"] {
            assert!(serde_json::from_str::<Quantity>(text).is_err(), "{text}");
        }
        assert_eq!(serde_json::from_str::<Quantity>("9999").unwrap().get(), 9999);
    }
}
