//! What the documents of a product and of its pictures hold.

use catalog::{Medium, Product};
use primitives::{ImageId, ProductId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The document of a product in `ProductCatalog`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductDocument {
    /// Counts the changes of the product.
    pub version: i64,
    /// Its pictures, whose documents are in `ProductImagesMeta`.
    pub images: Vec<ImageId>,
    /// Its public JSON, but for how much there is of each variant: that changes with every sale.
    pub product: Value,
}

/// The document of a picture in `ProductImagesMeta`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureDocument {
    /// What it is a picture of.
    pub product_id: ProductId,
    /// Its place among the product's pictures, from 0.
    pub position: usize,
    /// Address, sizes, placeholder and renditions, as in the API.
    pub picture: Value,
}

impl ProductDocument {
    /// The document of a product.
    pub(crate) fn of(product: &Product) -> Result<Self, serde_json::Error> {
        let mut json = serde_json::to_value(product)?;
        for variant in json["variants"].as_array_mut().into_iter().flatten() {
            if let Some(variant) = variant.as_object_mut() {
                variant.remove("availability");
            }
        }
        let images = product.media.iter().map(|medium| medium.id).collect();
        Ok(Self { version: product.version, images, product: json })
    }
}

impl PictureDocument {
    /// The documents of a product's pictures.
    pub(crate) fn all_of(product: &Product) -> Result<Vec<(ImageId, Self)>, serde_json::Error> {
        let document = |(position, medium): (usize, &Medium)| {
            let picture = serde_json::to_value(medium)?;
            Ok((medium.id, Self { product_id: product.id, position, picture }))
        };
        product.media.iter().enumerate().map(document).collect()
    }
}
