//! A product as a file describes it, checked. It is what every format is read into and written from.

use std::collections::BTreeMap;

use catalog::{Attribute, CategoryTitle, Status};
use primitives::{Amount, Handle, Text};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Words;

/// A product with its variants and pictures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductSheet {
    /// The line of its first row.
    #[serde(skip)]
    pub line: u64,
    /// What its file calls the parts.
    #[serde(skip)]
    pub words: &'static Words,
    /// Its readable name.
    pub handle: Handle,
    /// Its title.
    pub title: Text<1, 255>,
    /// Its description as text.
    pub description: String,
    /// Its maker.
    pub brand: String,
    /// Where it belongs, from the top down; nowhere if empty.
    pub category: Vec<CategoryStep>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Facts about it.
    pub attributes: BTreeMap<String, Attribute>,
    /// Whether shoppers see it.
    pub status: Status,
    /// Its options, in order.
    pub options: Vec<OptionSheet>,
    /// Its variants; at least one.
    pub variants: Vec<VariantSheet>,
    /// Its pictures in their order; addresses only, nothing is fetched.
    pub pictures: Vec<Picture>,
}

impl ProductSheet {
    /// Equal for sheets that say the same, wherever in the file they stand.
    #[must_use]
    pub fn hash(&self) -> String {
        // Texts and numbers always have a JSON form.
        let bytes = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(&bytes)[..16].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A category on the way to the product's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryStep {
    /// Its name.
    pub title: CategoryTitle,
    /// Its name in addresses, for one that has to be made; made from the title if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handle: Option<Handle>,
    /// Its place among its siblings, for one that has to be made.
    #[serde(default, skip_serializing_if = "is_first")]
    pub position: i32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
const fn is_first(position: &i32) -> bool {
    *position == 0
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionSheet {
    /// What is chosen.
    pub name: String,
    /// What there is to choose from, in order.
    pub values: Vec<String>,
}

/// A variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VariantSheet {
    /// The line it stands in.
    #[serde(skip)]
    pub line: u64,
    /// Its article number; made from handle and option values where the file has none.
    pub sku: String,
    /// Its option values, in the order of the product's options.
    pub values: Vec<String>,
    /// Its price.
    pub price: Amount,
    /// What it cost before.
    pub compare_at_price: Option<Amount>,
    /// Pieces in stock; `None` if they are not counted.
    pub stock: Option<i64>,
    /// Whether it may be sold beyond the stock.
    pub backorder: bool,
    /// Its weight.
    pub weight_grams: Option<u32>,
    /// The address of the one of the product's pictures that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Where it is.
    pub url: String,
    /// What it shows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt_text: String,
    /// Pixels, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Pixels, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// The options of variants, their values in the order in which they appear.
pub(crate) fn options_as_they_appear(names: &[String], variants: &[VariantSheet]) -> Vec<OptionSheet> {
    let option = |(place, name): (usize, &String)| {
        let mut values: Vec<String> = Vec::new();
        for value in variants.iter().filter_map(|variant| variant.values.get(place)) {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
        OptionSheet { name: name.clone(), values }
    };
    names.iter().enumerate().map(option).collect()
}
