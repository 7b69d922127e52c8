//! The pictures of the catalogue as products and categories show them: their addresses in this shop, smaller copies
//! and placeholders.

use std::collections::HashMap;

use catalog::{MediumDraft, PictureFormat, Rendition};

use crate::{
    DemoError,
    catalogue::{self, Derived, Picture, Product, RenditionFile},
    pictures::Addresses,
};

/// The pictures, by the names of their files.
pub struct Album(HashMap<String, MediumDraft>);

impl Album {
    /// The pictures of these products.
    pub fn of(products: &[Product], addresses: &Addresses) -> Result<Self, DemoError> {
        let derived = catalogue::derived()?;
        let pictures = products.iter().flat_map(|product| &product.media);
        let entry = |picture: &Picture| {
            let derived = derived.get(&picture.file).ok_or_else(|| missing(&picture.file))?;
            Ok((picture.file.clone(), medium(picture, derived, addresses)?))
        };
        pictures.map(entry).collect::<Result<_, _>>().map(Self)
    }

    /// A picture.
    pub fn medium(&self, file: &str) -> Result<MediumDraft, DemoError> {
        self.0.get(file).cloned().ok_or_else(|| missing(file))
    }
}

fn medium(picture: &Picture, derived: &Derived, addresses: &Addresses) -> Result<MediumDraft, DemoError> {
    let renditions = derived.renditions.iter().map(|copy| rendition(copy, addresses));
    Ok(MediumDraft {
        url: addresses.get(&picture.file).ok_or_else(|| missing(&picture.file))?.clone(),
        alt_text: Some(picture.alt_text.clone()),
        width: Some(picture.width),
        height: Some(picture.height),
        placeholder: Some(derived.placeholder.clone()),
        renditions: Some(renditions.collect::<Result<_, _>>()?),
    })
}

fn rendition(copy: &RenditionFile, addresses: &Addresses) -> Result<Rendition, DemoError> {
    let url = addresses.get(&copy.file).ok_or_else(|| missing(&copy.file))?.clone();
    Ok(Rendition { url, width: copy.width, height: copy.height, format: PictureFormat::Webp })
}

fn missing(file: &str) -> DemoError {
    DemoError::Catalogue(format!("picture {file} is missing"))
}
