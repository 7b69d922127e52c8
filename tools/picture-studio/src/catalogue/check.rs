//! The promises the catalogue keeps. Collects every broken one, so that one run
//! tells all there is to mend.

mod renditions;

use super::{Attribute, Catalogue, Category, Product, Variant, jpeg};
use crate::shot::Shot;
use std::collections::BTreeSet;

const PICTURE_SIDE: u16 = 1024;
const ALL_PICTURES_BYTES: usize = 9_000_000;

/// Everything wrong with the catalogue; empty when it is in order.
pub fn faults(catalogue: &Catalogue, shots: &[Shot]) -> Vec<String> {
    let mut faults = Vec::new();
    uniqueness(catalogue, &mut faults);
    catalogue.categories.iter().for_each(|c| category(c, catalogue, &mut faults));
    catalogue.products.iter().for_each(|p| product(p, catalogue, &mut faults));
    pictures(catalogue, shots, &mut faults);
    counts(catalogue, &mut faults);
    faults
}

fn repeated<'a>(what: &str, names: impl Iterator<Item = &'a str>, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    faults.extend(names.filter(|n| !seen.insert(*n)).map(|n| format!("{what} {n} is used twice")));
}

fn uniqueness(catalogue: &Catalogue, faults: &mut Vec<String>) {
    let products = &catalogue.products;
    repeated("category", catalogue.categories.iter().map(|c| c.handle.as_str()), faults);
    repeated("product", products.iter().map(|p| p.handle.as_str()), faults);
    repeated("title", products.iter().map(|p| p.title.as_str()), faults);
    repeated("description", products.iter().map(|p| p.description.as_str()), faults);
    repeated("SKU", products.iter().flat_map(|p| &p.variants).map(|v| v.sku.as_str()), faults);
}

fn category(category: &Category, catalogue: &Catalogue, faults: &mut Vec<String>) {
    let named = format!("category {}", category.handle);
    texts(&named, &category.handle, &[&category.title, &category.description], faults);
    let parent = category.parent.as_ref().map(|p| catalogue.categories.iter().find(|c| c.handle == *p));
    match parent {
        Some(None) => faults.push(format!("{named} has an unknown parent")),
        Some(Some(above)) if above.parent.is_some() => faults.push(format!("{named} is on a third level")),
        _ => {}
    }
}

fn texts(named: &str, handle: &str, texts: &[&str], faults: &mut Vec<String>) {
    if handle.is_empty() || !handle.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    {
        faults.push(format!("{named} has a handle that does not fit in an address"));
    }
    if texts[0].chars().count() > 80 {
        faults.push(format!("{named} has a title of more than 80 characters"));
    }
    if texts.iter().any(|t| t.is_empty() || t.contains('<') || t.chars().any(char::is_control)) {
        faults.push(format!("{named} has an empty text, markup or control characters"));
    }
}

fn product(product: &Product, catalogue: &Catalogue, faults: &mut Vec<String>) {
    let named = format!("product {}", product.handle);
    texts(&named, &product.handle, &[&product.title, &product.description, &product.brand], faults);
    let sentences = product.description.split_inclusive(['.', '!', '?']).filter(|s| s.len() > 3).count();
    let parent_shelf = |c: &Category| c.parent.as_deref() == Some(product.category.as_str());
    let broken = [
        (sentences < 2, "needs a description of two sentences or more"),
        (!catalogue.categories.iter().any(|c| c.handle == product.category), "stands on an unknown shelf"),
        (catalogue.categories.iter().any(parent_shelf), "stands on a shelf that only holds shelves"),
        (product.tags.is_empty() || product.attributes.is_empty(), "has no tags or no attributes"),
        (product.media.is_empty(), "has no picture"),
        (product.media.iter().any(|m| m.alt_text.trim().is_empty()), "has a picture without a description"),
        (product.media.iter().any(|m| (m.width, m.height) != (1024, 1024)), "claims another picture size"),
        (product.attributes.iter().any(unfit), "has an attribute whose value does not fit its unit"),
        (!(1..=12).contains(&product.variants.len()), "needs between one and twelve variants"),
        (product.options.is_empty() && product.variants.len() != 1, "has variants but no options"),
    ];
    faults.extend(broken.iter().filter(|(bad, _)| *bad).map(|(_, text)| format!("{named} {text}")));
    let mut combinations = BTreeSet::new();
    for v in &product.variants {
        variant(v, product, faults);
        if !combinations.insert(&v.options) {
            faults.push(format!("variant {} repeats another's options", v.sku));
        }
    }
}

/// An attribute named after a unit holds a number.
fn unfit((name, value): (&String, &Attribute)) -> bool {
    let measured = ["_mm", "_ml", "_g", "_kg", "_h", "_w"].iter().any(|unit| name.ends_with(unit));
    match value {
        Attribute::Number(_) => false,
        Attribute::Flag(_) => measured,
        Attribute::Text(text) => measured || text.is_empty(),
    }
}

fn variant(variant: &Variant, product: &Product, faults: &mut Vec<String>) {
    let chosen = |c: &super::Choice| variant.options.get(&c.name).is_some_and(|v| c.values.contains(v));
    let broken = [
        (
            variant.options.len() != product.options.len() || !product.options.iter().all(chosen),
            "does not match the options",
        ),
        (variant.price == 0 || variant.weight_grams == 0, "has no price or no weight"),
        (variant.compare_at_price.is_some_and(|was| was <= variant.price), "was never dearer than it is"),
        (
            variant.media.as_ref().is_some_and(|m| !product.media.iter().any(|p| p.file == *m)),
            "shows a picture the product has not",
        ),
    ];
    faults.extend(
        broken.iter().filter(|(bad, _)| *bad).map(|(_, text)| format!("variant {} {text}", variant.sku)),
    );
}

fn pictures(catalogue: &Catalogue, shots: &[Shot], faults: &mut Vec<String>) {
    let media = catalogue.products.iter().flat_map(|p| &p.media).map(|m| m.file.as_str());
    repeated("picture", media.clone(), faults);
    repeated("shot", shots.iter().map(|s| s.file.as_str()), faults);
    let images = catalogue.categories.iter().map(|c| c.image.as_str());
    let named: BTreeSet<&str> = media.chain(images).collect();
    let planned: BTreeSet<&str> = shots.iter().map(|s| s.file.as_str()).collect();
    faults.extend(
        named
            .symmetric_difference(&planned)
            .map(|f| format!("{f} is not both on the shot list and in the catalogue")),
    );
    let mut total = 0;
    for file in &named {
        match std::fs::read(catalogue.pictures.join(file)) {
            Err(error) => faults.push(format!("{file} cannot be read: {error}")),
            Ok(bytes) if jpeg::size(&bytes) != Some((PICTURE_SIDE, PICTURE_SIDE)) => {
                faults.push(format!("{file} is not a JPEG of {PICTURE_SIDE} by {PICTURE_SIDE}"));
            }
            Ok(bytes) => total += bytes.len(),
        }
    }
    renditions::faults(catalogue, &named, faults);
    if total > ALL_PICTURES_BYTES {
        faults.push(format!("the pictures weigh {total} bytes, more than {ALL_PICTURES_BYTES}"));
    }
}

fn counts(catalogue: &Catalogue, faults: &mut Vec<String>) {
    let products = &catalogue.products;
    let number = |keep: fn(&Product) -> bool| products.iter().filter(|p| keep(p)).count();
    let brands: BTreeSet<&str> = products.iter().map(|p| p.brand.as_str()).collect();
    let broken = [
        (products.len() < 120, "fewer than 120 products"),
        (catalogue.categories.len() < 9, "fewer than 9 categories"),
        (!(3..=6).contains(&brands.len()), "not between three and six makers"),
        (number(|p| p.variants.len() > 1) < 60, "fewer than 60 products to choose a variant of"),
        (number(|p| p.variants.iter().all(|v| v.stock == 0)) < 3, "fewer than three products sold out"),
        (number(|p| p.variants.iter().any(|v| (1..=4).contains(&v.stock))) == 0, "nothing is running low"),
        (number(|p| p.variants.iter().any(|v| v.compare_at_price.is_some())) == 0, "nothing is on sale"),
        (number(|p| p.media.len() > 1) * 3 < products.len(), "fewer than a third with a second picture"),
    ];
    faults.extend(broken.iter().filter(|(bad, _)| *bad).map(|(_, text)| format!("catalogue: {text}")));
}
