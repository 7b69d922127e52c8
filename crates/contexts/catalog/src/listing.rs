//! What can be asked of the list of products. Pure.

use std::str::FromStr;

use primitives::{Amount, Handle, Limit, ProductId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The order of a list of products.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, ToSchema)]
pub enum Sort {
    /// The best match first; the newest first where nothing is searched for.
    #[default]
    #[serde(rename = "relevance")]
    Relevance,
    /// The cheapest first.
    #[serde(rename = "price")]
    Price,
    /// The dearest first.
    #[serde(rename = "-price")]
    PriceDescending,
    /// The newest first.
    #[serde(rename = "newest")]
    Newest,
    /// The best rated first.
    #[serde(rename = "rating")]
    Rating,
    /// The most sold first.
    #[serde(rename = "best_selling")]
    BestSelling,
}

impl Sort {
    /// Whether the list rises.
    pub(crate) fn is_ascending(self) -> bool {
        self == Self::Price
    }
}

/// A rating to compare with: 0 to 5 with up to two decimal places, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MinRating(i64);

impl MinRating {
    /// The rating in hundredths.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }
}

impl FromStr for MinRating {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        let wrong = "a rating is 0 to 5 with up to two decimal places";
        let hundredths = Amount::from_major_units(text, 2).map_err(|_| wrong)?.minor_units();
        if (0..=500).contains(&hundredths) { Ok(Self(hundredths)) } else { Err(wrong) }
    }
}

impl<'de> Deserialize<'de> for MinRating {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Which products are listed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Filter {
    /// Only those in this category or below it.
    pub category: Option<Handle>,
    /// Only those whose cheapest variant costs at least this.
    pub min_price: Option<Amount>,
    /// Only those whose cheapest variant costs at most this.
    pub max_price: Option<Amount>,
    /// Only those that are (or are not) in stock.
    pub in_stock: Option<bool>,
    /// Only those rated at least this.
    pub min_rating: Option<MinRating>,
    /// Only those of one of these brands, if there are any; in order.
    pub brands: Vec<String>,
    /// Only those that can be had like this, as `name:value`; values of one option widen the list. In order.
    pub options: Vec<String>,
}

impl Filter {
    /// Whether it filters by what the index of the listing does not know.
    pub(crate) const fn has_choices(&self) -> bool {
        !self.brands.is_empty() || !self.options.is_empty()
    }

    /// Whether the kept counts answer how many there are.
    pub(crate) const fn is_counted(&self) -> bool {
        self.min_price.is_none()
            && self.max_price.is_none()
            && self.min_rating.is_none()
            && !self.has_choices()
    }
}

/// A question for a page of products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListingQuery {
    /// What is searched for.
    pub text: Option<String>,
    /// Which products.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// How many.
    pub limit: Limit,
    /// After which.
    pub after: Option<Position>,
    /// Whether the answer has facets.
    pub facets: bool,
}

impl ListingQuery {
    /// What a cursor of this list is bound to.
    pub(crate) fn scope(&self) -> impl std::hash::Hash {
        (self.text.clone(), self.filter.clone(), self.sort)
    }
}

/// The place in a list after an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Position {
    /// After the entry with this value and id.
    Key {
        /// What the list is sorted by.
        #[serde(rename = "v")]
        value: i64,
        /// Of the entry.
        #[serde(rename = "i")]
        id: ProductId,
        /// How many entries the list had when it was begun.
        #[serde(rename = "t")]
        total: u64,
    },
    /// After so many of the search results.
    Offset {
        /// How many entries were seen.
        #[serde(rename = "o")]
        seen: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_read_exactly() {
        assert_eq!("4.5".parse(), Ok(MinRating(450)));
        assert_eq!("0".parse(), Ok(MinRating(0)));
        for text in ["5.01", "-1", "4.555", "NaN", "four", ""] {
            assert!(text.parse::<MinRating>().is_err(), "{text}");
        }
    }
}
