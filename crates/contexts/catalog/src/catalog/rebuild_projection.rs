//! Making the projection `ProductCatalog` again from the tables: a batch a transaction, going on where it was
//! interrupted. What is right already is left alone, so that a second run changes nothing.

use database::Tx;
use primitives::{Currency, ProductId};

use super::{Catalog, project};
use crate::{
    error::CatalogError,
    store::{
        counts,
        documents::{self, Progress},
        existing,
        listing::ALL,
    },
};

/// Products of one transaction, which keeps it at a few milliseconds.
const BATCH: u32 = 50;

/// How far a rebuild has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rebuilt {
    /// Products looked at, also before an interruption.
    pub checked: u64,
    /// Documents that were missing, wrong or too many.
    pub repaired: u64,
}

impl Catalog {
    /// Compares every document with its product and writes those that differ; `told` hears of each batch. A rebuild
    /// that was interrupted goes on.
    ///
    /// # Errors
    /// The database's; what was repaired until then stays so.
    pub async fn rebuild_projection(&self, mut told: impl FnMut(Rebuilt)) -> Result<Rebuilt, CatalogError> {
        loop {
            let currency = self.currency;
            let (sofar, is_last) = self.database.write(move |tx| batch(tx, currency)).await?;
            told(sofar);
            if is_last {
                if sofar.repaired > 0 {
                    self.freshness.everything_changed();
                }
                return Ok(sofar);
            }
        }
    }

    /// Whether a document that this code can read is missing or one is too many, by their number.
    ///
    /// # Errors
    /// The database's.
    pub async fn needs_rebuild(&self) -> Result<bool, CatalogError> {
        let counted = self.database.scan(|s| {
            let (shown, _) = counts::of(s, ALL)?;
            Ok::<_, CatalogError>(documents::count(s)? != shown || documents::progress(s)?.is_some())
        });
        counted.await
    }

    /// How many products there are of any status.
    ///
    /// # Errors
    /// The database's.
    pub async fn count_products(&self) -> Result<u64, CatalogError> {
        Ok(self.database.scan(existing::count).await?)
    }
}

fn batch(tx: &mut Tx, currency: Currency) -> Result<(Rebuilt, bool), CatalogError> {
    let before = documents::progress(tx)?;
    let ids = existing::ids_after(tx, before.map(|progress| progress.after), BATCH)?;
    let repaired = project::repair(tx, &ids, currency)?;
    let after = Progress {
        after: ids.last().copied().unwrap_or(ProductId::from_uuid(uuid::Uuid::max())),
        checked: before.map_or(0, |progress| progress.checked) + ids.len() as i64,
        repaired: before.map_or(0, |progress| progress.repaired) + repaired as i64,
    };
    let is_last = ids.len() < BATCH as usize;
    documents::set_progress(tx, Some(after).filter(|_| !is_last))?;
    Ok((Rebuilt { checked: after.checked as u64, repaired: after.repaired as u64 }, is_last))
}
