//! The demo products and how many there are of each.

use catalog::{Catalog, CatalogError, ProductDraft, Status, VariantDraft};
use futures::future::try_join_all;
use inventory::{Inventory, Policy};
use primitives::{ProductId, VariantId};

use crate::{
    DemoError,
    album::Album,
    catalogue::{Product, Variant},
    categories::CategoryHandles,
};

/// Saves the products and puts the pieces of new variants on the shelf; the ids of the products in their order.
pub async fn save(
    catalog: &Catalog,
    inventory: &Inventory,
    products: &[Product],
    categories: &CategoryHandles,
    album: &Album,
) -> Result<Vec<ProductId>, DemoError> {
    let drafts: Result<Vec<_>, _> =
        products.iter().map(|product| draft_of(product, categories, album)).collect();
    let (mut ids, mut shelf) = (Vec::with_capacity(products.len()), Vec::<(VariantId, u32)>::new());
    for (product, outcome) in products.iter().zip(catalog.save_many(drafts?).await?) {
        let saved = outcome.map_err(|error| refused(product, error))?;
        ids.push(saved.id);
        shelf.extend(saved.variants.into_iter().zip(product.variants.iter().map(|variant| variant.stock)));
    }
    // Side by side, so that many of them share a commit.
    let registrations =
        shelf.iter().map(|(variant, stock)| inventory.register(*variant, Policy::default(), *stock));
    try_join_all(registrations).await?;
    let variants: Vec<VariantId> = shelf.into_iter().map(|(variant, _)| variant).collect();
    let there = inventory.availability(&variants).await?;
    catalog.stock_changed(&there.into_iter().collect::<Vec<_>>()).await?;
    Ok(ids)
}

fn refused(product: &Product, error: CatalogError) -> DemoError {
    match error {
        CatalogError::Invalid(faults) => DemoError::Catalogue(format!("{}: {faults:?}", product.handle)),
        other => other.into(),
    }
}

fn draft_of(
    product: &Product,
    categories: &CategoryHandles,
    album: &Album,
) -> Result<ProductDraft, DemoError> {
    let category = categories.get(&product.category).ok_or_else(|| {
        DemoError::Catalogue(format!("{} is in {}, which is no category", product.handle, product.category))
    })?;
    let variants: Result<Vec<_>, _> =
        product.variants.iter().map(|variant| variant_of(variant, album)).collect();
    let media: Result<Vec<_>, _> = product.media.iter().map(|picture| album.medium(&picture.file)).collect();
    Ok(ProductDraft {
        handle: Some(product.handle.clone()),
        title: product.title.clone(),
        description: Some(product.description.clone()),
        status: Status::Active,
        category: Some(category.clone()),
        brand: Some(product.brand.clone()),
        tags: product.tags.clone(),
        attributes: product.attributes.clone(),
        options: product.options.clone(),
        variants: variants?,
        media: media?,
    })
}

fn variant_of(variant: &Variant, album: &Album) -> Result<VariantDraft, DemoError> {
    let picture = variant.media.as_deref().map(|file| album.medium(file)).transpose()?;
    Ok(VariantDraft {
        sku: Some(variant.sku.clone()),
        options: variant.options.clone(),
        price: variant.price,
        compare_at_price: variant.compare_at_price,
        weight_grams: variant.weight_grams,
        // The inventory is told of all of them at once instead.
        stock: None,
        media_id: None,
        media_url: picture.map(|medium| medium.url),
    })
}
