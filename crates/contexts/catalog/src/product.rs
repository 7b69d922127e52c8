//! A product as the shop shows it. The shape is that of the API; it says nothing about how it is stored.

use std::{collections::BTreeMap, str::FromStr};

use primitives::{
    Amount, Availability, CategoryId, Currency, Handle, ImageId, ProductId, Timestamp, VariantId,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;

use crate::picture::Medium;

/// Whether shoppers see a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ProductStatus)]
pub enum Status {
    /// Not yet.
    Draft,
    /// Yes.
    #[default]
    Active,
    /// No more; orders keep what they need of it.
    Archived,
}

/// The text is no status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a status is draft, active or archived")]
pub struct StatusError;

impl Status {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Archived => "archived",
        }
    }
}

impl FromStr for Status {
    type Err = StatusError;

    fn from_str(text: &str) -> Result<Self, StatusError> {
        [Self::Draft, Self::Active, Self::Archived]
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or(StatusError)
    }
}

/// A product with everything a page about it shows.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Product {
    /// The public id.
    pub id: ProductId,
    /// The number in the back office: unique and rising.
    pub number: i64,
    /// Its name in addresses.
    pub handle: Handle,
    /// Its name.
    pub title: String,
    /// Plain text.
    pub description: String,
    /// Whether shoppers see it.
    pub status: Status,
    /// Where it belongs.
    #[schema(required = true)]
    pub category: Option<ProductCategory>,
    /// Words it is found by.
    pub tags: Vec<String>,
    /// Who makes it.
    #[schema(required = true)]
    pub brand: Option<String>,
    /// Facts about it, by name.
    pub attributes: BTreeMap<String, Attribute>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// From the cheapest to the dearest variant.
    pub price_range: PriceRange,
    /// Pictures in order; the first is the main one.
    pub media: Vec<Medium>,
    /// What can be chosen.
    pub options: Vec<ProductOption>,
    /// What can be bought.
    pub variants: Vec<Variant>,
    /// What buyers think of it.
    pub rating: Rating,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Counts its changes.
    #[serde(skip)]
    pub version: i64,
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(as = ProductAttribute)]
pub enum Attribute {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Anything else.
    Words(String),
}

/// The category of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProductCategory {
    /// Its id.
    pub id: CategoryId,
    /// Its name in addresses.
    pub handle: Handle,
    /// Its name.
    pub title: String,
}

/// From the cheapest to the dearest variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriceRange {
    /// The lowest price.
    pub min: Amount,
    /// The highest price.
    pub max: Amount,
}

/// Something to choose, such as a size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProductOption {
    /// What is chosen.
    pub name: String,
    /// What there is to choose from.
    pub values: Vec<String>,
}

/// What is priced, stocked and sold.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = ProductVariant)]
pub struct Variant {
    /// Its id.
    pub id: VariantId,
    /// The shop's own number for it, unique in the shop.
    pub sku: String,
    /// Its option values in words.
    pub title: String,
    /// Its option values by the option's name.
    pub options: BTreeMap<String, String>,
    /// What it costs.
    pub price: Amount,
    /// What it used to cost.
    #[schema(required = true)]
    pub compare_at_price: Option<Amount>,
    /// What it weighs.
    pub weight_grams: u32,
    /// Which of the product's pictures shows it; `null` if none does in particular.
    #[schema(required = true)]
    pub media_id: Option<ImageId>,
    /// Whether it can be bought now.
    pub availability: Availability,
}

/// What buyers think of a product.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
#[schema(as = ProductRating)]
pub struct Rating {
    /// The average of 1 to 5, with two decimal places; `null` without reviews.
    #[schema(required = true)]
    pub value: Option<f64>,
    /// How many reviews there are.
    pub count: u64,
}

impl Rating {
    /// The rating of so many reviews with this sum.
    #[must_use]
    pub fn of(sum: i64, count: i64) -> Self {
        // Exact until here: hundredths are small integers, which a float shows as they are.
        let value = (count > 0).then(|| hundredths(sum, count) as f64 / 100.0);
        Self { value, count: u64::try_from(count).unwrap_or(0) }
    }
}

/// The average of `count` ratings in hundredths, rounded half up; 0 without any.
#[must_use]
pub(crate) const fn hundredths(sum: i64, count: i64) -> i64 {
    if count <= 0 { 0 } else { (sum.saturating_mul(200).saturating_add(count)) / (2 * count) }
}

/// The words for a variant with these option values.
#[must_use]
pub(crate) fn variant_title(choices: &[String], product_title: &str) -> String {
    if choices.is_empty() { product_title.to_owned() } else { choices.join(" / ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_round_half_up_to_hundredths() {
        assert_eq!(hundredths(9, 2), 450);
        assert_eq!(hundredths(14, 3), 467);
        assert_eq!(hundredths(1, 8), 13);
        assert_eq!(hundredths(0, 0), 0);
        assert_eq!(Rating::of(9, 2).value, Some(4.5));
        assert_eq!(Rating::of(0, 0).value, None);
    }
}
