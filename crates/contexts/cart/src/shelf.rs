//! What a cart asks of the rest of the shop: what variants cost now and whether they can be bought.

use std::collections::HashMap;

use async_trait::async_trait;
use primitives::{Amount, Availability, Currency, ProductId, VariantId};

/// What another part of the shop says when it cannot tell.
pub type ShelfError = Box<dyn std::error::Error + Send + Sync>;

/// Tells what variants cost and whether they can be bought; implemented by a process.
#[async_trait]
pub trait Shelf: Send + Sync {
    /// The offers for these variants in `currency`, with a number of look-ups that does not depend on how many they
    /// are. A variant that does not exist is missing from the answer.
    ///
    /// # Errors
    /// When they cannot be read.
    async fn offers(
        &self,
        variants: &[VariantId],
        currency: Currency,
    ) -> Result<HashMap<VariantId, Offer>, ShelfError>;
}

/// What a variant is and costs now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The variant.
    pub variant_id: VariantId,
    /// Its product.
    pub product_id: ProductId,
    /// The product's title.
    pub title: String,
    /// The variant's title.
    pub variant_title: Option<String>,
    /// The stock keeping unit.
    pub sku: Option<String>,
    /// A picture.
    pub image_url: Option<String>,
    /// What one piece costs; `None` when it has no price in the currency asked for.
    pub price: Option<Amount>,
    /// Whether it is sold at all (the product is active).
    pub sellable: bool,
    /// Whether there is stock.
    pub availability: Availability,
}
