//! Counting pieces sold, for the order by what sells best.

use database::Tx;
use primitives::ProductId;

use super::Catalog;
use crate::{error::CatalogError, store};

impl Catalog {
    /// Adds pieces sold, each time it is called. Lists show it within a second.
    ///
    /// # Errors
    /// The database's.
    pub async fn record_sales(&self, sold: &[(ProductId, u32)]) -> Result<(), CatalogError> {
        self.record_sales_once(sold, |_| Ok(true)).await
    }

    /// Adds pieces sold, if `is_first` says so in the same transaction: `move |tx| ticket.finish(tx)` counts an event
    /// once, however often it is delivered.
    ///
    /// # Errors
    /// The database's.
    pub async fn record_sales_once(
        &self,
        sold: &[(ProductId, u32)],
        is_first: impl Fn(&mut Tx<'_>) -> Result<bool, database::Error> + Send + 'static,
    ) -> Result<(), CatalogError> {
        let mut sold = sold.to_vec();
        let products: Vec<ProductId> = sold.iter().map(|(product, _)| *product).collect();
        // One order for all writers.
        sold.sort_unstable();
        let write = self.database.write(move |tx| {
            if is_first(tx)? {
                let mut all = sold.iter();
                all.try_for_each(|(product, pieces)| store::stock::add_sold(tx, *product, (*pieces).into()))?;
            }
            Ok::<_, CatalogError>(())
        });
        write.await?;
        self.facts.note(&products);
        self.freshness.quantities_changed();
        Ok(())
    }
}
