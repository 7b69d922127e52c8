//! Noting what there is of variants.

use std::collections::HashMap;

use primitives::{Availability, ProductId, VariantId};

use super::Catalog;
use crate::{error::CatalogError, store};

/// How many variants are looked at in one transaction.
const VARIANTS_PER_WRITE: usize = 200;

impl Catalog {
    /// Notes what there is of these variants now. Whoever is shown one of the products from now on sees it; lists
    /// may show an old quantity for a second, but not an old "in stock".
    ///
    /// # Errors
    /// The database's.
    pub async fn stock_changed(&self, now: &[(VariantId, Availability)]) -> Result<(), CatalogError> {
        for chunk in now.chunks(VARIANTS_PER_WRITE) {
            self.note_stock(chunk).await?;
        }
        Ok(())
    }

    async fn note_stock(&self, now: &[(VariantId, Availability)]) -> Result<(), CatalogError> {
        let variants: Vec<VariantId> = now.iter().map(|(variant, _)| *variant).collect();
        let noted = self.database.read(|s| store::stock::noted(s, &variants)).await?;
        let now: HashMap<VariantId, Availability> = now.iter().copied().collect();
        let crosses = |variant: &VariantId, was: bool| now.get(variant).is_some_and(|is| is.available != was);
        let mut crossed = Vec::new();
        if noted.iter().any(|(variant, _, was)| crosses(variant, *was)) {
            let now = now.clone();
            crossed = self.database.write(move |tx| store::stock::note(tx, &now)).await?;
        }
        let products: Vec<ProductId> = noted.iter().map(|(_, product, _)| *product).collect();
        // First of all: neighbours who hear of the stock read the lists' rows again.
        if !crossed.is_empty() {
            self.freshness.lists_changed();
        }
        self.facts.note(&crossed);
        self.freshness.stocks_changed(&products);
        self.freshness.quantities_changed();
        Ok::<_, CatalogError>(())
    }
}
