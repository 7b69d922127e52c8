//! A product's row and those of its variations become a sheet, or the list of what is wrong with them.

use std::collections::BTreeMap;

use catalog::{Attribute, CategoryTitle, Status};
use primitives::{Currency, Handle};

use super::{
    columns::{Row, list},
    variation,
};
use crate::{
    CategoryStep, OptionSheet, Picture, ProductSheet, RowError, VariantSheet, description::plain, words,
};

/// The most values of an attribute that are told.
const MAX_WORDS: usize = 500;

pub(super) fn read(
    row: &Row<'_>,
    variations: &[Row<'_>],
    shares_its_name: bool,
    currency: Currency,
) -> Result<ProductSheet, Vec<RowError>> {
    if !row.is("simple") && !row.is("variable") {
        let message = format!("products of the type `{}` are not taken over", row.kind());
        return Err(vec![RowError::new(row.line, "Type", message)]);
    }
    let mut errors = Vec::new();
    let title = row.name().parse();
    let title = title.map_err(|error| errors.push(RowError::new(row.line, "Name", format!("{error}")))).ok();
    let handle = handle(row, shares_its_name);
    if handle.is_none() {
        let message =
            "no readable address can be made of the name; use letters of the Latin alphabet or give a SKU";
        errors.push(RowError::new(row.line, "Name", message));
    }
    let options = options(row, variations);
    let names: Vec<String> = options.iter().map(|option| option.name.clone()).collect();
    let variants = variants(row, variations, &names, currency, &mut errors);
    let categories = category(row, &mut errors);
    let description = if row.description().is_empty() { row.short_description() } else { row.description() };
    let sheet = title.zip(handle).map(|(title, handle)| ProductSheet {
        line: row.line,
        words: &words::WOOCOMMERCE,
        handle,
        title,
        description: plain(&description.replace("\\n", "\n")),
        brand: list(row.brands()).into_iter().next().unwrap_or_default(),
        category: categories,
        tags: tags(row),
        attributes: attributes(row, &names),
        status: if row.published() == "1" { Status::Active } else { Status::Draft },
        options,
        variants,
        pictures: pictures(row, variations),
    });
    sheet.filter(|_| errors.is_empty()).ok_or(errors)
}

/// The name as an address; products that share one are told apart by SKU or id, whatever their order in the file.
fn handle(row: &Row<'_>, shares_its_name: bool) -> Option<Handle> {
    let own = if row.sku().is_empty() { row.id() } else { row.sku() };
    let named = Handle::from_title(row.name()).filter(|_| !shares_its_name);
    named.or_else(|| Handle::from_title(&format!("{} {own}", row.name())))
}

/// What the variations choose between.
fn options(row: &Row<'_>, variations: &[Row<'_>]) -> Vec<OptionSheet> {
    let used = |name: &str| {
        variations.iter().any(|variation| variation.attributes().iter().any(|(used, _)| *used == name))
    };
    let own = row.attributes().into_iter().filter(|(name, _)| used(name));
    own.map(|(name, values)| {
        let chosen = variations.iter().flat_map(Row::attributes).filter(|(used, _)| *used == name);
        let mut all = values;
        for value in chosen.flat_map(|(_, values)| values) {
            if !all.contains(&value) {
                all.push(value);
            }
        }
        OptionSheet { name: name.to_owned(), values: all }
    })
    .collect()
}

fn variants(
    row: &Row<'_>,
    variations: &[Row<'_>],
    names: &[String],
    currency: Currency,
    errors: &mut Vec<RowError>,
) -> Vec<VariantSheet> {
    if row.is("variable") {
        if variations.is_empty() {
            errors.push(RowError::new(row.line, "Type", "the file has no variations of this product"));
        }
        return variations.iter().filter_map(|v| variation::read(v, row, names, currency, errors)).collect();
    }
    variation::read(row, row, &[], currency, errors).into_iter().collect()
}

/// The first of its categories, with those above it.
fn category(row: &Row<'_>, errors: &mut Vec<RowError>) -> Vec<CategoryStep> {
    let Some(first) = list(row.categories()).into_iter().next() else { return Vec::new() };
    let mut steps = Vec::new();
    for title in first.split('>') {
        match title.parse::<CategoryTitle>() {
            Ok(title) => steps.push(CategoryStep { title, handle: None, position: 0 }),
            Err(error) => errors.push(RowError::new(row.line, "Categories", error.to_string())),
        }
    }
    steps
}

fn tags(row: &Row<'_>) -> Vec<String> {
    let mut tags = list(row.tags());
    tags.sort();
    tags.dedup();
    tags
}

/// Attributes that nothing is chosen by are facts.
fn attributes(row: &Row<'_>, names: &[String]) -> BTreeMap<String, Attribute> {
    let facts = row
        .attributes()
        .into_iter()
        .filter(|(name, values)| !names.iter().any(|used| used == name) && !values.is_empty());
    facts
        .map(|(name, values)| {
            let words: String = values.join(", ").chars().take(MAX_WORDS).collect();
            (name.to_owned(), Attribute::Words(words))
        })
        .collect()
}

/// Those of the product, then those of its variations.
fn pictures(row: &Row<'_>, variations: &[Row<'_>]) -> Vec<Picture> {
    let mut pictures: Vec<Picture> = Vec::new();
    for url in std::iter::once(row).chain(variations).flat_map(|row| list(row.images())) {
        if !pictures.iter().any(|picture| picture.url == url) {
            pictures.push(Picture { url, alt_text: String::new(), width: None, height: None });
        }
    }
    pictures
}
