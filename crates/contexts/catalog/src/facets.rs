//! Facets: how many products of a list each further filter would leave. Each facet follows the filters of the others and
//! not its own, so that another brand can be chosen beside the one that is. Pure.

mod count;
mod price;
mod wanted;

use primitives::{Amount, CategoryId, Handle};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use self::{
    count::{Counted, count},
    wanted::Wanted,
};

/// The most brands, options, and values of an option that are told, those with most products first.
const MOST: usize = 50;

/// How many products of a list each further filter would leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Facets {
    /// By category, those above it counting what is below them; those with most products first.
    pub categories: Vec<CategoryFacet>,
    /// By price, each product by its cheapest variant; `null` where there is no product.
    #[schema(required = true)]
    pub price: Option<PriceFacet>,
    /// By whether they are in stock.
    pub availability: AvailabilityFacet,
    /// By rating: how many have at least 4, 3, 2 and 1.
    pub ratings: Vec<RatingFacet>,
    /// By brand, 50 at most.
    pub brands: Vec<ValueFacet>,
    /// By what can be chosen, such as a size: 50 options and 50 values of each at most.
    pub options: Vec<OptionFacet>,
}

/// How many products a category has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CategoryFacet {
    /// Its id.
    pub id: CategoryId,
    /// Its name in addresses, as in `category=`.
    pub handle: Handle,
    /// Its name.
    pub title: String,
    /// How many.
    pub count: u64,
}

/// From the cheapest to the dearest, and in between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriceFacet {
    /// The lowest price.
    pub min: Amount,
    /// The highest price.
    pub max: Amount,
    /// Ranges of equal width from round prices on, 8 at most; empty ones between others are told as well.
    pub buckets: Vec<PriceBucket>,
}

/// How many products cost from one price to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriceBucket {
    /// As in `min_price=`.
    pub min: Amount,
    /// As in `max_price=`.
    pub max: Amount,
    /// How many.
    pub count: u64,
}

/// How many products are in stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct AvailabilityFacet {
    /// How many are.
    pub in_stock: u64,
    /// How many are not.
    pub out_of_stock: u64,
}

/// How many products are rated so well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct RatingFacet {
    /// As in `min_rating=`.
    pub min_rating: u8,
    /// How many.
    pub count: u64,
}

/// How many products have a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ValueFacet {
    /// The value.
    pub value: String,
    /// How many.
    pub count: u64,
}

/// How many products offer each value of an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OptionFacet {
    /// What is chosen. A filter names both: `option=Colour:Red`.
    pub name: String,
    /// Its values, those with most products first.
    pub values: Vec<ValueFacet>,
}
