//! What carts and checkouts need to know of variants: kept ready, else one statement for any number of them.

use std::{collections::HashMap, sync::Arc};

use primitives::VariantId;

use super::{Catalog, Offers};
use crate::{error::CatalogError, freshness::Stamp, offer::Offer, store};

/// An offer, and when it was read.
#[derive(Debug)]
pub(crate) struct KeptOffer {
    offer: Offer,
    read: Stamp,
}

impl Catalog {
    /// The current offers of these variants; a variant that does not exist (any more) is not in the answer.
    ///
    /// # Errors
    /// The database's.
    pub async fn offers(&self, variants: &[VariantId]) -> Result<Offers, CatalogError> {
        let mut offers = HashMap::with_capacity(variants.len());
        let mut missing = Vec::new();
        for variant in variants {
            match self.kept_offer(*variant) {
                Some(offer) => drop(offers.insert(*variant, offer)),
                None => missing.push(*variant),
            }
        }
        if missing.is_empty() {
            return Ok(offers);
        }
        let (currency, read) = (self.currency, self.freshness.stamp());
        for offer in self.database.read(|s| store::offers::of(s, &missing, currency)).await? {
            self.offers.insert(offer.variant_id, Arc::new(KeptOffer { offer: offer.clone(), read }));
            offers.insert(offer.variant_id, offer);
        }
        Ok::<_, CatalogError>(offers)
    }

    fn kept_offer(&self, variant: VariantId) -> Option<Offer> {
        let kept = self.offers.get(&variant)?;
        self.freshness.is_offer_fresh(kept.offer.product_id, kept.read).then(|| kept.offer.clone())
    }
}
