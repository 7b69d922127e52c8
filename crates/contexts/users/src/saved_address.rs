//! An address that a customer keeps for the next order.

use primitives::{AddressId, AddressLine, AddressName, Country, PostalAddress, PostalCode, Timestamp};

/// A saved address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedAddress {
    /// Its id.
    pub id: AddressId,
    /// The address.
    pub address: PostalAddress,
    /// Rises with every change.
    pub version: i64,
    /// When it was saved.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

/// What to change in an address; `None` leaves, `Some(None)` clears what may be missing.
#[derive(Debug, Clone, Default)]
pub struct AddressChange {
    /// Who receives.
    pub name: Option<AddressName>,
    /// Street and number.
    pub line1: Option<AddressLine>,
    /// Flat, floor, company.
    pub line2: Option<Option<AddressLine>>,
    /// City.
    pub city: Option<AddressName>,
    /// State, province, county.
    pub region: Option<Option<AddressName>>,
    /// Postal code.
    pub postal_code: Option<PostalCode>,
    /// Country.
    pub country: Option<Country>,
}

impl AddressChange {
    /// The address with the change.
    pub(crate) fn applied_to(&self, old: PostalAddress) -> PostalAddress {
        let Self { name, line1, line2, city, region, postal_code, country } = self.clone();
        PostalAddress {
            name: name.unwrap_or(old.name),
            line1: line1.unwrap_or(old.line1),
            line2: line2.unwrap_or(old.line2),
            city: city.unwrap_or(old.city),
            region: region.unwrap_or(old.region),
            postal_code: postal_code.unwrap_or(old.postal_code),
            country: country.unwrap_or(old.country),
        }
    }
}
