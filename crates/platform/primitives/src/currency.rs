//! Currencies (ISO 4217) and money that names its own.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use thiserror::Error;
use utoipa::ToSchema;

use crate::Amount;

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToSchema)]
#[schema(value_type = String, example = "USD", pattern = "^[A-Z]{3}$")]
pub struct Currency(iso_currency::Currency);

/// The text is no ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not an ISO 4217 currency code")]
pub struct CurrencyError;

impl Currency {
    /// United States dollar.
    pub const USD: Self = Self(iso_currency::Currency::USD);
    /// Euro.
    pub const EUR: Self = Self(iso_currency::Currency::EUR);

    /// The three-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Decimal places between minor and major unit (2 for USD, 0 for JPY).
    #[must_use]
    pub fn exponent(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = CurrencyError;

    fn from_str(text: &str) -> Result<Self, CurrencyError> {
        iso_currency::Currency::from_code(text).map(Self).ok_or(CurrencyError)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// An amount with its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units.
    pub amount: Amount,
    /// ISO 4217 code.
    pub currency: Currency,
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.currency.exponent();
        let number = rust_decimal::Decimal::new(self.amount.minor_units(), places);
        write!(f, "{number:.*} {}", places as usize, self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_prints_with_the_places_of_its_currency() {
        let print = |amount, code: &str| {
            Money { amount: Amount::new(amount), currency: code.parse().unwrap() }.to_string()
        };
        assert_eq!(print(12_005, "USD"), "120.05 USD");
        assert_eq!(print(500, "JPY"), "500 JPY");
        assert_eq!(print(-5, "EUR"), "-0.05 EUR");
    }

    #[test]
    fn only_iso_codes_are_currencies() {
        assert!("usd".parse::<Currency>().is_err());
        assert!("XX1".parse::<Currency>().is_err());
    }
}
