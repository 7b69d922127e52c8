//! Rating a product: one review for each buyer and product, counted exactly.

use super::Catalog;
use crate::{
    error::CatalogError,
    event::ReviewSubmitted,
    product::Status,
    review::Review,
    store::{existing, reviews},
};

impl Catalog {
    /// Adds a buyer's review and counts its stars.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`] unless shoppers see the product, [`CatalogError::AlreadyReviewed`].
    pub async fn review_product(&self, review: Review) -> Result<(), CatalogError> {
        let (product_id, clock) = (review.product_id, self.clock.clone());
        let write = self.database.write(move |tx| {
            let product = existing::by_id(tx, product_id)?.ok_or(CatalogError::NotFound)?;
            if product.status != Status::Active {
                return Err(CatalogError::NotFound);
            }
            let at = clock.now();
            if !reviews::insert(tx, &review, at)? {
                return Err(CatalogError::AlreadyReviewed);
            }
            reviews::count(tx, product_id, review.stars.get().into())?;
            queue::emit(tx, at, &ReviewSubmitted { product_id, user_id: review.user_id, at })?;
            Ok(())
        });
        write.await?;
        self.products_written(&[product_id]);
        Ok(())
    }
}
