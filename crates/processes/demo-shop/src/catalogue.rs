//! The demo catalogue as its files describe it: read, and checked by its types.

use std::collections::{BTreeMap, HashMap};

use catalog::{
    Attribute, AuthorName, CategoryTitle, OptionDraft, Placeholder, ReviewText, ReviewTitle, Stars,
};
use primitives::{Amount, Handle, Text};
use rust_embed::RustEmbed;
use serde::{Deserialize, de::DeserializeOwned};

use crate::DemoError;

#[derive(RustEmbed)]
#[folder = "catalogue"]
#[include = "categories.json"]
#[include = "products/*.json"]
#[include = "reviews/*.json"]
#[include = "reviewers.json"]
#[include = "renditions.json"]
struct Files;

/// A category.
#[derive(Debug, Deserialize)]
pub struct Category {
    pub handle: Handle,
    pub title: CategoryTitle,
    /// The handle of the category above it.
    pub parent: Option<Handle>,
    /// The file of its picture in `catalogue/pictures`.
    pub image: String,
}

/// A product.
#[derive(Debug, Deserialize)]
pub struct Product {
    /// The file that it stands in, without its ending: what people say is alike within one.
    #[serde(skip)]
    pub group: String,
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
    /// The file of the picture that shows it, one of the product's.
    pub media: Option<String>,
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

/// What was made of a picture.
#[derive(Debug, Deserialize)]
pub struct Derived {
    pub placeholder: Placeholder,
    pub renditions: Vec<RenditionFile>,
}

/// A smaller copy of a picture.
#[derive(Debug, Deserialize)]
pub struct RenditionFile {
    /// Its file in `catalogue/renditions`.
    pub file: String,
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
    let parts: Result<Vec<Vec<Product>>, DemoError> = names.iter().map(|name| group(name)).collect();
    Ok(parts?.into_iter().flatten().collect())
}

fn group(file: &str) -> Result<Vec<Product>, DemoError> {
    let group = stem(file);
    let products: Vec<Product> = read(file)?;
    Ok(products.into_iter().map(|product| Product { group: group.clone(), ..product }).collect())
}

/// `products/bath.json` → `bath`.
fn stem(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.trim_end_matches(".json").to_owned()
}

/// What people say.
pub struct Talk {
    /// What they are called.
    pub people: Vec<AuthorName>,
    /// What they think, by the file of the products.
    opinions: BTreeMap<String, Vec<Opinion>>,
}

/// What somebody thinks of a product.
#[derive(Debug, Deserialize)]
pub struct Opinion {
    pub rating: Stars,
    pub title: ReviewTitle,
    pub text: ReviewText,
}

impl Talk {
    /// What people think of products of this file.
    pub fn about(&self, group: &str) -> &[Opinion] {
        self.opinions.get(group).map_or(&[], Vec::as_slice)
    }
}

/// What people say about the products.
pub fn talk() -> Result<Talk, DemoError> {
    let files = Files::iter().filter(|name| name.starts_with("reviews/"));
    let opinions = files.map(|name| Ok((stem(&name), read(&name)?))).collect::<Result<_, DemoError>>()?;
    Ok(Talk { people: read("reviewers.json")?, opinions })
}

/// What was made of each picture, by the name of its file.
pub fn derived() -> Result<HashMap<String, Derived>, DemoError> {
    read("renditions.json")
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
    fn people_talk_about_every_group_and_disagree() {
        let talk = talk().unwrap();
        assert!(talk.people.len() >= 20);
        for product in products().unwrap() {
            let stars: BTreeSet<_> = talk.about(&product.group).iter().map(|of| of.rating).collect();
            assert!(stars.len() >= 3, "{}", product.group);
        }
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
