//! Where a store sends to, and what that costs. Pure data, as staff edit it.

use std::collections::BTreeSet;

use primitives::{Amount, Country, Currency, Handle, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The name of a zone or the title of a rate.
pub type Title = Text<1, 100>;

/// The countries of a zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// These.
    Countries(BTreeSet<Country>),
    /// Every country that no other zone names.
    RestOfWorld,
}

/// A group of countries to which sending costs the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Its name, for staff.
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "United States")]
    pub name: Title,
    /// Its countries.
    pub destination: Destination,
    /// The ways to send there, in the order in which shoppers see them.
    pub rates: Vec<Rate>,
}

/// A way to send to a zone, and its price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// What a checkout names it by.
    pub id: Handle,
    /// What shoppers read.
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "Standard (3–5 days)")]
    pub title: Title,
    /// The currency of both amounts.
    pub currency: Currency,
    /// What it costs.
    pub amount: Amount,
    /// It costs nothing from this subtotal on.
    #[serde(default)]
    pub free_from: Option<Amount>,
}

impl Rate {
    /// What it costs to send something worth `subtotal`.
    #[must_use]
    pub fn price(&self, subtotal: Amount) -> Amount {
        if self.free_from.is_some_and(|threshold| subtotal >= threshold) { Amount::ZERO } else { self.amount }
    }
}

/// A way to send that a shopper can choose, with its price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FulfillmentOption {
    /// What a checkout names it by.
    #[schema(example = "standard")]
    pub id: Handle,
    /// What shoppers read.
    #[schema(value_type = String, example = "Standard (3–5 days)")]
    pub title: Title,
    /// What it costs.
    pub amount: Amount,
}
