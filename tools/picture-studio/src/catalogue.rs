//! The catalogue as it lies on disk, for checking it against the pictures. The
//! shop reads the same files with its own types.

pub mod check;
pub mod derived;
mod jpeg;
pub mod webp;

use anyhow::{Context, Result};
use derived::AllDerived;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A shelf of the shop.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are described in the catalogue's README")]
pub struct Category {
    pub handle: String,
    pub title: String,
    pub description: String,
    pub parent: Option<String>,
    pub image: String,
}

/// A thing for sale.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are described in the catalogue's README")]
pub struct Product {
    pub handle: String,
    pub title: String,
    pub description: String,
    pub brand: String,
    pub category: String,
    pub tags: Vec<String>,
    pub attributes: BTreeMap<String, Attribute>,
    pub options: Vec<Choice>,
    pub variants: Vec<Variant>,
    pub media: Vec<Picture>,
}

/// A fact about a product.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Attribute {
    /// Yes or no.
    Flag(bool),
    /// A whole number in the unit the name ends with.
    Number(u32),
    /// Words.
    Text(String),
}

/// Something a customer chooses, and between what.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are described in the catalogue's README")]
pub struct Choice {
    pub name: String,
    pub values: Vec<String>,
}

/// What is actually sold: one value for each choice.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are described in the catalogue's README")]
pub struct Variant {
    pub sku: String,
    pub options: BTreeMap<String, String>,
    pub price: u32,
    pub compare_at_price: Option<u32>,
    pub stock: u32,
    pub weight_grams: u32,
    #[serde(default)]
    pub media: Option<String>,
}

/// A picture of a product.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are described in the catalogue's README")]
pub struct Picture {
    pub file: String,
    pub alt_text: String,
    pub width: u32,
    pub height: u32,
}

/// The whole catalogue and where its pictures lie.
pub struct Catalogue {
    /// All categories, in the order of the shop's menu.
    pub categories: Vec<Category>,
    /// All products, by file and place in it.
    pub products: Vec<Product>,
    /// The folder of the pictures.
    pub pictures: PathBuf,
    /// What was made of the pictures.
    pub derived: AllDerived,
    /// The folder of the smaller copies.
    pub renditions: PathBuf,
}

impl Catalogue {
    /// Reads the catalogue in `folder`.
    pub fn read(folder: &Path) -> Result<Self> {
        let listing = std::fs::read_dir(folder.join("products"))?;
        let mut files = listing.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        files.sort();
        let mut products = Vec::new();
        for file in files {
            products.extend(parse::<Vec<Product>>(&file)?);
        }
        let categories = parse(&folder.join("categories.json"))?;
        let derived = parse(&folder.join("renditions.json"))?;
        let (pictures, renditions) = (folder.join("pictures"), folder.join("renditions"));
        Ok(Self { categories, products, pictures, derived, renditions })
    }
}

fn parse<T: DeserializeOwned>(file: &Path) -> Result<T> {
    let text = std::fs::read_to_string(file).with_context(|| format!("read {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("understand {}", file.display()))
}
