//! Postal addresses as a parcel needs them. Whether a carrier goes there is not judged here.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Country, Text, TextError, is_clean_text};

/// Where a parcel or an invoice goes. `PostalAddress` is also the wire shape in every resource that has an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostalAddress {
    /// Who receives.
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "Ada Lovelace")]
    pub name: AddressName,
    /// Street and number.
    #[schema(value_type = String, min_length = 1, max_length = 200, example = "12 Market Street")]
    pub line1: AddressLine,
    /// Flat, floor, company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    pub line2: Option<AddressLine>,
    /// City, town, village.
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "Springfield")]
    pub city: AddressName,
    /// State, province, county.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100, example = "IL")]
    pub region: Option<AddressName>,
    /// Postal code as written.
    #[schema(value_type = String, min_length = 1, max_length = 16, example = "62701")]
    pub postal_code: PostalCode,
    /// Country.
    pub country: Country,
}

/// A name of a person, city or region: 1 to 100 characters on one line.
pub type AddressName = Line<100>;
/// A line of an address: 1 to 200 characters.
pub type AddressLine = Line<200>;
/// A postal code: 1 to 16 characters.
pub type PostalCode = Line<16>;

/// Trimmed text of 1 to `MAX` characters without line breaks, since it is printed on labels and in mail headers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Line<const MAX: usize>(Text<1, MAX>);

impl<const MAX: usize> Line<MAX> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl<const MAX: usize> std::str::FromStr for Line<MAX> {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let text = text.trim();
        if !is_clean_text(text) || text.contains(char::is_control) {
            return Err(TextError::ControlCharacter);
        }
        text.parse().map(Self)
    }
}

impl<const MAX: usize> std::fmt::Display for Line<MAX> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Line<MAX> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(change: impl FnOnce(&mut Value)) -> Result<PostalAddress, serde_json::Error> {
        let mut address = json!({"name": "Ada", "line1": "1 Main St", "city": "Oslo", "postal_code": "0150", "country": "NO"});
        change(&mut address);
        serde_json::from_value(address)
    }

    #[test]
    fn optional_parts_may_be_missing_and_stay_out_of_the_answer() {
        let address = read(|_| ()).unwrap();
        assert_eq!(
            serde_json::to_value(&address).unwrap(),
            json!({"name": "Ada", "line1": "1 Main St", "city": "Oslo", "postal_code": "0150", "country": "NO"})
        );
        assert_eq!(read(|a| a["line2"] = Value::Null).unwrap(), address);
    }

    #[test]
    fn each_part_has_its_limits() {
        for (field, value) in [
            ("name", json!("")),
            ("name", json!("x".repeat(101))),
            ("name", json!("Ada\r\nbcc: x@y.z")),
            ("line1", json!("  ")),
            ("line1", json!("x".repeat(201))),
            ("line2", json!("")),
            ("city", json!("a\tb")),
            ("postal_code", json!("x".repeat(17))),
            ("country", json!("XX")),
            ("planet", json!("Mars")),
        ] {
            assert!(read(|a| a[field] = value.clone()).is_err(), "{field} {value}");
        }
    }
}
