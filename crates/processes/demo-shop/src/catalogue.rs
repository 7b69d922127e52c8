//! The demo catalogue as its files describe it: read, and checked by its types.

use std::collections::BTreeMap;

use catalog::{Attribute, CategoryTitle, OptionDraft};
use primitives::{Amount, Handle, Text};
use rust_embed::RustEmbed;
use serde::{Deserialize, de::DeserializeOwned};

use crate::DemoError;

#[derive(RustEmbed)]
#[folder = "catalogue"]
#[include = "categories.json"]
#[include = "products/*.json"]
struct Files;

/// A category.
#[derive(Debug, Deserialize)]
pub struct Category {
    pub handle: Handle,
    pub title: CategoryTitle,
    /// The handle of the category above it.
    pub parent: Option<Handle>,
}

/// A product.
#[derive(Debug, Deserialize)]
pub struct Product {
    pub handle: Handle,
    pub title: Text<1, 255>,
    pub description: Text<0, 20_000>,
    pub brand: Text<1, 100>,
    pub category: Handle,
    pub tags: Vec<Text<1, 50>>,
    pub attributes: BTreeMap<String, Attribute>,
    pub options: Vec<OptionDraft>,
    pub variants: Vec<Variant>,
    pub media: Vec<Picture>,
}

/// A variant.
#[derive(Debug, Deserialize)]
pub struct Variant {
    pub sku: Text<1, 64>,
    pub options: BTreeMap<String, String>,
    pub price: Amount,
    pub compare_at_price: Option<Amount>,
    pub stock: u32,
    pub weight_grams: u32,
}

/// A picture of a product.
#[derive(Debug, Deserialize)]
pub struct Picture {
    /// Its file in `catalogue/pictures`.
    pub file: String,
    pub alt_text: Text<0, 512>,
    pub width: u32,
    pub height: u32,
}

/// The categories, those above before those below.
pub fn categories() -> Result<Vec<Category>, DemoError> {
    read("categories.json")
}

/// The products, always in the same order.
pub fn products() -> Result<Vec<Product>, DemoError> {
    let mut names: Vec<_> = Files::iter().filter(|name| name.starts_with("products/")).collect();
    names.sort();
    let parts: Result<Vec<Vec<Product>>, DemoError> = names.iter().map(|name| read(name)).collect();
    Ok(parts?.into_iter().flatten().collect())
}

fn read<T: DeserializeOwned>(name: &str) -> Result<T, DemoError> {
    let file = Files::get(name).ok_or_else(|| DemoError::Catalogue(format!("{name} is missing")))?;
    serde_json::from_slice(&file.data).map_err(|error| DemoError::Catalogue(format!("{name}: {error}")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_is_enough_to_look_at() {
        let (categories, products) = (categories().unwrap(), products().unwrap());
        let filled: BTreeSet<_> = products.iter().map(|product| &product.category).collect();
        assert!(products.len() >= 120, "{}", products.len());
        assert!(filled.len() >= 8, "{filled:?}");
        assert!(categories.iter().any(|category| category.parent.is_some()));
        assert!(products.iter().all(|product| !product.media.is_empty()));
    }

    #[test]
    fn shelves_are_full_low_and_empty() {
        let products = products().unwrap();
        let stock = |wanted: fn(u32) -> bool| {
            products.iter().flat_map(|product| &product.variants).any(|variant| wanted(variant.stock))
        };
        assert!(
            stock(|pieces| pieces == 0)
                && stock(|pieces| (1..=5).contains(&pieces))
                && stock(|pieces| pieces > 20)
        );
    }
}
