//! A variant as carts and checkouts see it.

use primitives::{Amount, Currency, Handle, ProductId, VariantId};

/// What is bought, and for how much, now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is bought.
    pub variant_id: VariantId,
    /// The product it is a variant of.
    pub product_id: ProductId,
    /// That product's name in addresses.
    pub product_handle: Handle,
    /// That product's name.
    pub title: String,
    /// The option values in words; the product's title if it has no options.
    pub variant_title: String,
    /// The shop's own number for it.
    pub sku: String,
    /// The variant's picture or else the product's main one, as a small rendition if there is one.
    pub image_url: Option<String>,
    /// What one piece costs.
    pub price: Amount,
    /// The currency of the price.
    pub currency: Currency,
    /// What one piece weighs.
    pub weight_grams: u32,
    /// Whether the product is for sale at all; stock is another question.
    pub sellable: bool,
}
