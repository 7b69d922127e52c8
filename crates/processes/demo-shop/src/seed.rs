//! Loading the demo shop, in an order that tells whether it was loaded to its end: the stock of the last product comes
//! last.

use std::{path::PathBuf, sync::Arc};

use catalog::{Catalog, CatalogError, ImportedReview};
use inventory::Inventory;
use primitives::{Handle, ProductId, VariantId};
use users::Users;

use crate::{
    DemoError, accounts,
    album::Album,
    catalogue::{self, Product},
    categories, pictures, products, reviews,
};

/// Where the demo shop is loaded to.
pub struct DemoTarget {
    /// The products.
    pub catalog: Arc<Catalog>,
    /// Their stock.
    pub inventory: Inventory,
    /// The accounts.
    pub users: Arc<Users>,
    /// The folder of public pictures, which is made if there is none.
    pub media_dir: PathBuf,
}

/// What the store has of the demo shop now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seeded {
    /// Products.
    pub products: usize,
    /// Categories.
    pub categories: usize,
}

/// Whether a store has no products, or only those of a demo shop whose loading was interrupted. Two look-ups where the
/// demo shop is loaded.
///
/// # Errors
/// When catalogue or inventory cannot be read.
pub async fn is_empty(catalog: &Catalog, inventory: &Inventory) -> Result<bool, DemoError> {
    let products = catalogue::products()?;
    if let Some(last) = find(catalog, products.last()).await? {
        let variants: Vec<VariantId> = last.variants.iter().map(|variant| variant.id).collect();
        if inventory.knows(&variants).await? {
            return Ok(false);
        }
    }
    Ok(catalog.walk_products(None, 1).await?.is_empty() || find(catalog, products.first()).await?.is_some())
}

async fn find(catalog: &Catalog, product: Option<&Product>) -> Result<Option<catalog::Product>, DemoError> {
    let Some(handle) = product.map(|product| &product.handle).map(Handle::as_str) else { return Ok(None) };
    match catalog.current_product(handle).await {
        Ok(found) => Ok(Some(found)),
        Err(CatalogError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Loads accounts, pictures, categories, products and stock; whatever is there already stays as it is. Products that
/// somebody has changed become again what they are in the demo shop: ask [`is_empty`] before.
///
/// # Errors
/// [`DemoError`]; what was loaded until then stays, and loading again completes it.
pub async fn seed(target: &DemoTarget) -> Result<Seeded, DemoError> {
    let DemoTarget { catalog, inventory, users, media_dir } = target;
    let folder = media_dir.clone();
    let writing = tokio::task::spawn_blocking(move || pictures::publish(&folder));
    accounts::ensure(users).await?;
    let pictures = writing.await.map_err(|_| DemoError::Unfinished)??;
    let products = catalogue::products()?;
    let album = Album::of(&products, &pictures)?;
    let categories = categories::ensure(catalog, catalogue::categories()?, &album).await?;
    let (all_but_last, last) = products.split_at(products.len().saturating_sub(1));
    let ids = products::save(catalog, inventory, all_but_last, &categories, &album).await?;
    catalog.import_reviews(said_about(all_but_last, &ids)?).await?;
    products::save(catalog, inventory, last, &categories, &album).await?;
    Ok(Seeded { products: products.len(), categories: categories.len() })
}

/// What people say about these products.
fn said_about(products: &[Product], ids: &[ProductId]) -> Result<Vec<ImportedReview>, DemoError> {
    let talk = catalogue::talk()?;
    let each = products.iter().zip(ids).enumerate();
    let said: Result<Vec<_>, _> =
        each.map(|(place, (product, id))| reviews::of(&talk, place, product, *id)).collect();
    Ok(said?.into_iter().flatten().collect())
}
