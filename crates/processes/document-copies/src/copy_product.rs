//! Bringing the documents of one product up to date.

use std::collections::HashMap;

use catalog::{CatalogError, Product};
use documents::{DocumentsError, Key, MAX_BATCH, Write};
use primitives::{ImageId, ProductId};

use crate::{
    Copies, CopyError,
    plan::{Kept, PRODUCT_CATALOG, PRODUCT_IMAGES_META, images_in, plan},
};

impl Copies {
    /// Makes the documents of a product what it is now; tells whether they were something else.
    ///
    /// # Errors
    /// [`DocumentsError::Conflict`] when somebody else was faster: try again.
    pub async fn copy_product(&self, id: ProductId) -> Result<bool, CopyError> {
        // The documents first and the product afterwards, which is then at least as new.
        let document = self.documents.get(PRODUCT_CATALOG, &Key::of(id)?).await?;
        let product = match self.catalog.current_product(&id.to_string()).await {
            Ok(product) => Some(product),
            Err(CatalogError::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        let mut images = images_in(document.as_ref());
        images.extend(media_of(product.as_ref()));
        let kept = Kept { product: document, pictures: self.pictures(images).await? };
        let writes = plan(id, product.as_ref(), &kept)?;
        let differed = !writes.is_empty();
        self.write(writes).await?;
        Ok(differed)
    }

    /// The documents of these pictures, as far as there are any.
    pub(crate) async fn pictures(
        &self,
        mut images: Vec<ImageId>,
    ) -> Result<HashMap<ImageId, documents::Document>, DocumentsError> {
        images.sort_unstable();
        images.dedup();
        let mut found = HashMap::new();
        for part in images.chunks(MAX_BATCH) {
            let keys = part.iter().map(Key::of).collect::<Result<Vec<_>, _>>()?;
            let documents = self.documents.get_many(PRODUCT_IMAGES_META, &keys).await?;
            found.extend(part.iter().zip(documents).filter_map(|(id, document)| Some((*id, document?))));
        }
        Ok(found)
    }

    /// The product's own document, which names its pictures, is in the last part: a copy that is cut off is made again.
    pub(crate) async fn write(&self, writes: Vec<Write>) -> Result<(), DocumentsError> {
        for part in writes.chunks(MAX_BATCH) {
            self.documents.batch(part.to_vec()).await?;
        }
        Ok(())
    }
}

pub(crate) fn media_of(product: Option<&Product>) -> impl Iterator<Item = ImageId> {
    product.into_iter().flat_map(|product| &product.media).map(|medium| medium.id)
}
