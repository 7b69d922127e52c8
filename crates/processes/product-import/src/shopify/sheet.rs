//! A product as a file describes it, checked.

use primitives::{Amount, Handle, Text};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A product with its variants and pictures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProductSheet {
    /// The line of its first row.
    #[serde(skip)]
    pub line: u64,
    /// Its readable name.
    pub handle: Handle,
    /// Its title.
    pub title: Text<1, 255>,
    /// Its description as the file has it; may contain HTML.
    pub description: String,
    /// Its maker.
    pub brand: String,
    /// Its kind, which becomes its category.
    pub kind: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Whether shoppers see it.
    pub published: bool,
    /// The names of its options, in order.
    pub options: Vec<String>,
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
    /// What it cost before, if that is more.
    pub compare_at_price: Option<Amount>,
    /// Pieces in stock; `None` if they are not counted.
    pub stock: Option<i64>,
    /// Whether it may be sold beyond the stock.
    pub backorder: bool,
    /// Its weight.
    pub weight_grams: Option<u32>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Where it is.
    pub url: String,
    /// What it shows.
    pub alt_text: String,
}
