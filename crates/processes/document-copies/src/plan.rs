//! What has to be written so that the documents of a product are as they should be. Each write expects the state that was
//! seen before the product was read: whoever was overtaken writes nothing old.

use std::collections::HashMap;

use catalog::{Product, Status};
use documents::{Body, Collection, Document, DocumentsError, Expected, Key, Put, Write};
use primitives::{ImageId, ProductId};
use serde::{Serialize, de::DeserializeOwned};

use crate::{PictureDocument, ProductDocument};

/// The products that shoppers see; the key is the product's id.
pub const PRODUCT_CATALOG: Collection = Collection::named("ProductCatalog");

/// The pictures of those products; the key is the picture's id.
pub const PRODUCT_IMAGES_META: Collection = Collection::named("ProductImagesMeta");

/// The documents of one product as they are.
pub(crate) struct Kept {
    pub(crate) product: Option<Document>,
    pub(crate) pictures: HashMap<ImageId, Document>,
}

/// The pictures of a document that can be read; what cannot be read is written anew, and its pictures stay.
pub(crate) fn images_in(document: Option<&Document>) -> Vec<ImageId> {
    document
        .and_then(|document| document.read::<ProductDocument>().ok())
        .map_or_else(Vec::new, |it| it.images)
}

/// The writes for a product, that of its own document last; none when all is as it should be. `product` is `None` when
/// there is none.
pub(crate) fn plan(
    id: ProductId,
    product: Option<&Product>,
    kept: &Kept,
) -> Result<Vec<Write>, DocumentsError> {
    let shown = product.filter(|product| product.status == Status::Active);
    let wanted = shown.map(|product| PictureDocument::all_of(product).map_err(unreadable)).transpose()?;
    let wanted = wanted.unwrap_or_default();
    let mut writes = Vec::new();
    for former in images_in(kept.product.as_ref()) {
        let is_gone = !wanted.iter().any(|(image, _)| *image == former);
        if is_gone && let Some(document) = kept.pictures.get(&former) {
            writes.push(delete(PRODUCT_IMAGES_META, document));
        }
    }
    for (image, content) in &wanted {
        writes.extend(put(PRODUCT_IMAGES_META, Key::of(image)?, content, kept.pictures.get(image))?);
    }
    match (shown, &kept.product) {
        (Some(product), kept) => {
            let content = ProductDocument::of(product).map_err(unreadable)?;
            writes.extend(put(PRODUCT_CATALOG, Key::of(id)?, &content, kept.as_ref())?);
        }
        (None, Some(document)) => writes.push(delete(PRODUCT_CATALOG, document)),
        (None, None) => {}
    }
    Ok(writes)
}

/// Nothing if the document says so already.
fn put<T>(
    collection: Collection,
    key: Key,
    content: &T,
    kept: Option<&Document>,
) -> Result<Option<Write>, DocumentsError>
where
    T: Serialize + DeserializeOwned + PartialEq,
{
    let is_kept = kept.is_some_and(|document| document.read::<T>().is_ok_and(|found| found == *content));
    if is_kept {
        return Ok(None);
    }
    let expected = kept.map_or(Expected::Absent, |document| Expected::Version(document.version));
    let body = Body::of(content)?;
    Ok(Some(Write::Put(Put { collection, key, body, expires_at: None, expected })))
}

fn delete(collection: Collection, document: &Document) -> Write {
    Write::Delete { collection, key: document.key.clone(), expected: Expected::Version(document.version) }
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function in map_err")]
pub(crate) fn unreadable(error: serde_json::Error) -> DocumentsError {
    DocumentsError::Unreadable(error.to_string())
}
