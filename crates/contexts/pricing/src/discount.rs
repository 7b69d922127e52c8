//! What is taken off a line or the whole, never more than there is.

use primitives::Amount;
use rust_decimal::Decimal;

use crate::PricingError;

/// Something taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discount {
    /// So much, or all that is left.
    Amount(Amount),
    /// So many percent of what is left: 0 to 100.
    Percent(Decimal),
}

impl Discount {
    /// What it takes off `left`; not negative, at most `left`.
    pub(crate) fn off(self, left: Amount) -> Result<Amount, PricingError> {
        let off = match self {
            Self::Amount(amount) if amount >= Amount::ZERO => amount,
            Self::Percent(percent) if Decimal::ZERO <= percent && percent <= Decimal::ONE_HUNDRED => {
                left.at_rate(percent / Decimal::ONE_HUNDRED)?
            }
            Self::Amount(_) | Self::Percent(_) => return Err(PricingError::InvalidDiscount),
        };
        Ok(off.min(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_takes_off_at_most_what_is_left() {
        assert_eq!(Discount::Amount(Amount::new(300)).off(Amount::new(1000)), Ok(Amount::new(300)));
        assert_eq!(Discount::Amount(Amount::new(3000)).off(Amount::new(1000)), Ok(Amount::new(1000)));
    }

    #[test]
    fn a_percentage_is_rounded_half_away_from_zero() {
        assert_eq!(Discount::Percent(Decimal::TEN).off(Amount::new(1005)), Ok(Amount::new(101)));
        assert_eq!(Discount::Percent(Decimal::ONE_HUNDRED).off(Amount::new(7)), Ok(Amount::new(7)));
    }

    #[test]
    fn what_is_no_discount_is_refused() {
        for wrong in [
            Discount::Amount(Amount::new(-1)),
            Discount::Percent(Decimal::NEGATIVE_ONE),
            Discount::Percent(Decimal::new(1001, 1)),
        ] {
            assert_eq!(wrong.off(Amount::new(1000)), Err(PricingError::InvalidDiscount));
        }
    }
}
