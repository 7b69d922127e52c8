//! Keeping the projection `ProductCatalog` in step: in the transaction of every change of a product, so that whoever
//! reads it sees what was written.

use database::{Error, Tx};
use primitives::{Currency, ProductId};

use crate::{
    document::{Document, SHAPE},
    product::{Product, Status},
    store::{documents, load},
};

/// Writes the documents of these products anew; those that shoppers do not see have none.
pub(crate) fn project(tx: &mut Tx, ids: &[ProductId], currency: Currency) -> Result<(), Error> {
    if ids.is_empty() {
        return Ok(());
    }
    let documents = documents_of(load::by_ids(tx, ids, currency)?)?;
    documents::replace(tx, ids, &documents)
}

/// Like [`project`], for documents that may be wrong in any way; tells how many were.
pub(super) fn repair(tx: &mut Tx, ids: &[ProductId], currency: Currency) -> Result<usize, Error> {
    let wanted = documents_of(load::by_ids(tx, ids, currency)?)?;
    let mut kept = documents::kept(tx, ids)?;
    let is_wrong = |document: &Document| {
        kept.remove(&document.id).is_none_or(|(shape, found)| shape != SHAPE || found != *document)
    };
    let wrong: Vec<Document> = wanted.into_iter().filter(is_wrong).collect();
    // What is left belongs to products that shoppers do not see.
    let count = wrong.len() + kept.len();
    if count > 0 {
        let changed: Vec<ProductId> =
            kept.into_keys().chain(wrong.iter().map(|document| document.id)).collect();
        documents::clear_handles(tx, &wrong)?;
        documents::replace(tx, &changed, &wrong)?;
    }
    Ok(count)
}

fn documents_of(products: Vec<Product>) -> Result<Vec<Document>, Error> {
    let shown = products.into_iter().filter(|product| product.status == Status::Active);
    shown.map(|product| Document::of(product).map_err(unreadable)).collect()
}

/// A product or document without a JSON form.
#[expect(clippy::needless_pass_by_value, reason = "used as a function in map_err")]
pub(super) fn unreadable(error: serde_json::Error) -> Error {
    Error::Decode(error.to_string())
}
