//! Reviews that come from elsewhere: another shop, or the demo catalogue. They were looked at there.

use std::collections::BTreeMap;

use database::Tx;
use primitives::{Currency, ProductId, ReviewId, UserId};

use crate::{
    Catalog,
    catalog::project,
    error::CatalogError,
    review::{ReviewContent, ReviewStatus},
    store::reviews::{self, Row},
};

/// How many are written in one transaction: a few milliseconds.
const AT_A_TIME: usize = 100;

/// A published review of another place.
#[derive(Debug, Clone)]
pub struct ImportedReview {
    /// What it is about.
    pub product_id: ProductId,
    /// Who wrote it; nobody has to be able to sign in as that.
    pub user_id: UserId,
    /// What shoppers see of it.
    pub content: ReviewContent,
}

impl Catalog {
    /// Adds published reviews and counts their stars; whoever has one of a product already keeps it. Returns how many
    /// are new.
    ///
    /// # Errors
    /// The database's; what was added until then stays.
    pub async fn import_reviews(&self, all: Vec<ImportedReview>) -> Result<usize, CatalogError> {
        let (mut added, currency) = (0, self.currency);
        for part in all.chunks(AT_A_TIME) {
            let rows: Vec<Row> = part.iter().map(row).collect();
            let counts = self.database.write(move |tx| add(tx, &rows, currency)).await?;
            added += counts.values().map(|(_, count)| usize::try_from(*count).unwrap_or(0)).sum::<usize>();
            self.products_written(&counts.into_keys().collect::<Vec<_>>());
        }
        Ok(added)
    }
}

fn row(imported: &ImportedReview) -> Row {
    Row {
        id: ReviewId::new(),
        product_id: imported.product_id,
        user_id: imported.user_id,
        status: ReviewStatus::Published,
        content: imported.content.clone(),
    }
}

/// Adds the rows; the stars and numbers of new reviews by product.
fn add(
    tx: &mut Tx,
    rows: &[Row],
    currency: Currency,
) -> Result<BTreeMap<ProductId, (i64, i64)>, CatalogError> {
    let mut counts = BTreeMap::<ProductId, (i64, i64)>::new();
    for row in rows {
        if reviews::insert(tx, row)? {
            let (stars, count) = counts.entry(row.product_id).or_default();
            *stars += i64::from(row.content.rating.get());
            *count += 1;
        }
    }
    for (product, (stars, count)) in &counts {
        reviews::count(tx, *product, *stars, *count)?;
    }
    project(tx, &counts.keys().copied().collect::<Vec<_>>(), currency)?;
    Ok(counts)
}
