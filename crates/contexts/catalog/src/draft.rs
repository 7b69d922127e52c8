//! A product as staff, an import or the demo shop describe it, before it is checked.

mod check;
mod description;
mod medium;

use std::collections::BTreeMap;

use primitives::{Amount, Handle, ImageId, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::{
    check::Fault,
    medium::{MAX_RENDITIONS, MediumDraft},
};
pub(crate) use self::{
    check::{Checked, Faults, check},
    medium::check_medium,
};
use crate::{
    picture::PictureUrl,
    product::{Attribute, Status},
};

/// The most options of a product.
pub const MAX_OPTIONS: usize = 3;
/// The most values of an option.
pub const MAX_VALUES: usize = 100;
/// The most variants of a product.
pub const MAX_VARIANTS: usize = 250;
/// The most pictures of a product.
pub const MAX_MEDIA: usize = 50;
/// The most tags of a product.
pub const MAX_TAGS: usize = 50;
/// The most attributes of a product.
pub const MAX_ATTRIBUTES: usize = 50;

/// A whole product: what is left out is empty.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductDraft {
    /// Its name in addresses; made from the title if there is none.
    #[serde(default)]
    pub handle: Option<Handle>,
    /// Its name.
    #[schema(value_type = String, min_length = 1, max_length = 255)]
    pub title: Text<1, 255>,
    /// Text. HTML tags are taken out of it.
    #[serde(default)]
    #[schema(value_type = String, max_length = 20_000)]
    pub description: Option<Text<0, 20_000>>,
    /// Whether shoppers see it.
    #[serde(default)]
    pub status: Status,
    /// The handle of its category.
    #[serde(default)]
    pub category: Option<Handle>,
    /// Who makes it.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100)]
    pub brand: Option<Text<1, 100>>,
    /// Words it is found by, 50 at most.
    #[serde(default)]
    #[schema(value_type = Vec<String>, max_items = 50)]
    pub tags: Vec<Text<1, 50>>,
    /// Facts about it by name, 50 at most.
    #[serde(default)]
    pub attributes: BTreeMap<String, Attribute>,
    /// What can be chosen, 3 at most.
    #[serde(default)]
    #[schema(max_items = 3)]
    pub options: Vec<OptionDraft>,
    /// What can be bought, 1 to 250.
    #[schema(min_items = 1, max_items = 250)]
    pub variants: Vec<VariantDraft>,
    /// Pictures in order, 50 at most; the first is the main one.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub media: Vec<MediumDraft>,
}

impl ProductDraft {
    /// The rules that it breaks, as far as they can be known without the shop's other products.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        check(self.clone()).err().unwrap_or_default()
    }
}

/// Something to choose, such as a size.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionDraft {
    /// What is chosen.
    #[schema(value_type = String, min_length = 1, max_length = 50)]
    pub name: Text<1, 50>,
    /// What there is to choose from, 1 to 100.
    #[schema(value_type = Vec<String>, min_items = 1, max_items = 100)]
    pub values: Vec<Text<1, 100>>,
}

/// What can be bought.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VariantDraft {
    /// Unique in the shop; made up if there is none.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 64)]
    pub sku: Option<Text<1, 64>>,
    /// A value for each option of the product, by the option's name.
    #[serde(default)]
    pub options: BTreeMap<String, String>,
    /// What it costs, in minor units of the shop's currency: 0 to 9,999,999,999.
    #[schema(value_type = i64, minimum = 0, maximum = 9_999_999_999_i64)]
    pub price: Amount,
    /// What it used to cost; not below the price.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 9_999_999_999_i64)]
    pub compare_at_price: Option<Amount>,
    /// What it weighs: 10,000 kg at most.
    #[serde(default)]
    #[schema(maximum = 10_000_000)]
    pub weight_grams: u32,
    /// Which picture shows it: the id of one that the product has and keeps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_id: Option<ImageId>,
    /// The same, by the address of one of `media`: for pictures that have no id yet. Name one or the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 512)]
    pub media_url: Option<PictureUrl>,
    /// How much there is of it at first; ignored for a variant that has had stock before.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub stock: Option<i64>,
}
