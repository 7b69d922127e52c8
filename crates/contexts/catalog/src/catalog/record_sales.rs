//! Counting pieces sold, for the order by what sells best.

use std::collections::BTreeMap;

use database::Tx;
use primitives::ProductId;

use super::Catalog;
use crate::{error::CatalogError, store};

/// Pieces sold by product.
pub type Pieces = Vec<(ProductId, u32)>;

impl Catalog {
    /// Adds the pieces of many sales in one transaction, of each if `is_first` says so in it: `Ticket::finish`, or
    /// `Ticket::note` if the event is in another database, counts an event once, however often it is delivered. Lists show
    /// it within a second.
    ///
    /// # Errors
    /// The database's.
    pub async fn record_sales_once<T: Send + 'static>(
        &self,
        sales: Vec<(T, Pieces)>,
        is_first: impl Fn(&T, &mut Tx<'_>) -> Result<bool, database::Error> + Send + 'static,
    ) -> Result<(), CatalogError> {
        let write = self.database.write(move |tx| {
            // One order for all writers, and each product once.
            let mut sold = BTreeMap::<ProductId, i64>::new();
            for (sale, pieces) in &sales {
                if is_first(sale, tx)? {
                    for (product, pieces) in pieces {
                        *sold.entry(*product).or_default() += i64::from(*pieces);
                    }
                }
            }
            sold.iter().try_for_each(|(product, pieces)| store::stock::add_sold(tx, *product, *pieces))?;
            Ok::<_, CatalogError>(sold.into_keys().collect::<Vec<_>>())
        });
        let products = write.await?;
        if !products.is_empty() {
            self.facts.note(&products);
            self.freshness.quantities_changed();
        }
        Ok(())
    }
}
