//! Where a store sends to, and what that costs. Pure data, as staff edit it.

use std::collections::BTreeSet;

use primitives::{Amount, Country, Currency, Day, Handle, Text};
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
    /// How long it takes, if that is known.
    #[serde(default)]
    pub duration: Option<Duration>,
}

/// How many working days pass between an order and its arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DeliveryDuration)]
pub struct Duration {
    /// At least so many.
    pub min_days: u16,
    /// At most so many.
    pub max_days: u16,
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

/// A way to send, as shoppers see it before they have a checkout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeliveryOption {
    /// What a checkout will name it by.
    #[schema(example = "standard")]
    pub id: Handle,
    /// What shoppers read.
    #[schema(value_type = String, example = "Standard (3–5 days)")]
    pub title: Title,
    /// What it costs.
    pub amount: Amount,
    /// It costs nothing from this subtotal on.
    #[schema(required = true)]
    pub free_from: Option<Amount>,
    /// When what is ordered today arrives, if that is known.
    #[schema(required = true)]
    pub estimate: Option<Estimate>,
}

/// When something arrives. Working days are Monday to Friday; holidays are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DeliveryEstimate)]
pub struct Estimate {
    /// After at least so many working days.
    pub min_days: u16,
    /// After at most so many working days.
    pub max_days: u16,
    /// The first day on which it may arrive.
    pub earliest: Day,
    /// The last day on which it should arrive.
    pub latest: Day,
}

impl Estimate {
    /// The estimate for what is ordered on a day.
    #[must_use]
    pub fn of(duration: Duration, today: Day) -> Self {
        let Duration { min_days, max_days } = duration;
        let (earliest, latest) = (today.after_working_days(min_days), today.after_working_days(max_days));
        Self { min_days, max_days, earliest, latest }
    }
}
