//! Staff decide whether shoppers see a review; the product's average follows in the same transaction.

use primitives::ReviewId;

use super::Reviews;
use crate::{
    catalog::project,
    error::CatalogError,
    review::{Review, ReviewStatus},
    store::reviews,
};

impl Reviews {
    /// Shows a review to shoppers and counts its stars.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`]
    pub async fn publish(&self, id: ReviewId) -> Result<Review, CatalogError> {
        self.decide(id, ReviewStatus::Published).await
    }

    /// Hides a review from shoppers; its stars do not count (any more).
    ///
    /// # Errors
    /// [`CatalogError::NotFound`]
    pub async fn reject(&self, id: ReviewId) -> Result<Review, CatalogError> {
        self.decide(id, ReviewStatus::Rejected).await
    }

    async fn decide(&self, id: ReviewId, status: ReviewStatus) -> Result<Review, CatalogError> {
        let (now, currency) = (self.catalog.clock.now(), self.catalog.currency);
        let write = self.catalog.database.write(move |tx| {
            let found = reviews::by_id(tx, id)?.ok_or(CatalogError::NotFound)?;
            if found.status == status {
                return Ok(found);
            }
            reviews::set_status(tx, id, status, now)?;
            let counted = |status| i64::from(status == ReviewStatus::Published);
            let more = counted(status) - counted(found.status);
            if more != 0 {
                let stars = i64::from(found.content.rating.get());
                reviews::count(tx, found.product.id, more * stars, more)?;
                project(tx, &[found.product.id], currency)?;
            }
            Ok::<_, CatalogError>(Review { status, decided_at: Some(now), ..found })
        });
        let review = write.await?;
        self.catalog.products_written(&[review.product.id]);
        Ok(review)
    }
}
