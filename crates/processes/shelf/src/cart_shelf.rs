//! The cart's question what variants are, cost and whether they can be bought: the catalogue's offers with the
//! inventory's numbers, one look-up each.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use cart::{Offer, Shelf, ShelfError};
use catalog::Catalog;
use inventory::Inventory;
use primitives::{Availability, Currency, VariantId};

/// Shows carts and checkouts what stands on the shelf.
pub struct CartShelf {
    catalog: Arc<Catalog>,
    inventory: Inventory,
}

impl CartShelf {
    /// A shelf of these products.
    #[must_use]
    pub const fn new(catalog: Arc<Catalog>, inventory: Inventory) -> Self {
        Self { catalog, inventory }
    }
}

#[async_trait]
impl Shelf for CartShelf {
    async fn offers(
        &self,
        variants: &[VariantId],
        currency: Currency,
    ) -> Result<HashMap<VariantId, Offer>, ShelfError> {
        let offers = self.catalog.offers(variants).await?;
        let stock = self.inventory.availability(variants).await?;
        let offer = |offer: catalog::Offer| {
            let availability = stock.get(&offer.variant_id).copied().unwrap_or(Availability::NONE);
            (offer.variant_id, seen_in_cart(offer, availability, currency))
        };
        Ok(offers.into_values().map(offer).collect())
    }
}

fn seen_in_cart(offer: catalog::Offer, availability: Availability, currency: Currency) -> Offer {
    Offer {
        variant_id: offer.variant_id,
        product_id: offer.product_id,
        // A product without options has one variant without a name of its own.
        variant_title: Some(offer.variant_title).filter(|title| !title.is_empty() && *title != offer.title),
        title: offer.title,
        sku: Some(offer.sku).filter(|sku| !sku.is_empty()),
        image_url: offer.image_url,
        price: (offer.currency == currency).then_some(offer.price),
        sellable: offer.sellable,
        availability,
    }
}
