//! A sheet becomes what the catalogue saves, and the catalogue's objections become faults with lines. Pure.

use std::collections::BTreeMap;

use catalog::{CatalogError, Fault, MediumDraft, OptionDraft, ProductDraft, VariantDraft};
use primitives::{Text, TextError};

use crate::{Picture, ProductSheet, RowError, VariantSheet};

/// The draft of a sheet, without its category.
pub(super) fn draft_of(sheet: &ProductSheet) -> Result<ProductDraft, Vec<RowError>> {
    let mut faults = Faults::default();
    let words = sheet.words;
    let draft = ProductDraft {
        handle: Some(sheet.handle.clone()),
        title: sheet.title.clone(),
        description: faults.text(sheet.line, words.description, &sheet.description),
        status: sheet.status,
        category: None,
        brand: faults.text_if_any(sheet.line, words.brand, &sheet.brand),
        tags: sheet.tags.iter().filter_map(|tag| faults.text(sheet.line, words.tags, tag)).collect(),
        attributes: sheet.attributes.clone(),
        options: options(sheet, &mut faults),
        variants: sheet.variants.iter().map(|variant| faults.variant(sheet, variant)).collect(),
        media: sheet.pictures.iter().filter_map(|picture| faults.medium(sheet, picture)).collect(),
    };
    if faults.0.is_empty() { Ok(draft) } else { Err(faults.0) }
}

fn options(sheet: &ProductSheet, faults: &mut Faults) -> Vec<OptionDraft> {
    let columns = sheet.words.option_names.iter().zip(sheet.words.option_values);
    let mut drafts = Vec::with_capacity(sheet.options.len());
    for ((place, option), (name, value)) in sheet.options.iter().enumerate().zip(columns) {
        // A value is at fault where it is first used.
        let line_of = |text: &String| {
            let user = sheet.variants.iter().find(|variant| variant.values.get(place) == Some(text));
            user.map_or(sheet.line, |variant| variant.line)
        };
        let values =
            option.values.iter().filter_map(|text| faults.text(line_of(text), value, text)).collect();
        if let Some(name) = faults.text(sheet.line, name, &option.name) {
            drafts.push(OptionDraft { name, values });
        }
    }
    drafts
}

#[derive(Default)]
struct Faults(Vec<RowError>);

impl Faults {
    fn text<const MIN: usize, const MAX: usize>(
        &mut self,
        line: u64,
        column: &'static str,
        text: &str,
    ) -> Option<Text<MIN, MAX>> {
        let parsed = text.parse();
        parsed.map_err(|error: TextError| self.0.push(RowError::new(line, column, error.to_string()))).ok()
    }

    fn text_if_any<const MIN: usize, const MAX: usize>(
        &mut self,
        line: u64,
        column: &'static str,
        text: &str,
    ) -> Option<Text<MIN, MAX>> {
        if text.is_empty() { None } else { self.text(line, column, text) }
    }

    fn variant(&mut self, sheet: &ProductSheet, variant: &VariantSheet) -> VariantDraft {
        VariantDraft {
            sku: self.text(variant.line, sheet.words.sku, &variant.sku),
            options: chosen(sheet, variant),
            price: variant.price,
            compare_at_price: variant.compare_at_price,
            weight_grams: variant.weight_grams.unwrap_or(0),
            media_id: None,
            media_url: variant
                .picture
                .as_ref()
                .and_then(|url| self.text(variant.line, sheet.words.picture, url)),
            // The catalogue would only set the first stock; the inventory is told of it instead.
            stock: None,
        }
    }

    fn medium(&mut self, sheet: &ProductSheet, picture: &Picture) -> Option<MediumDraft> {
        let url = self.text(sheet.line, sheet.words.picture, &picture.url)?;
        let alt_text = self.text(sheet.line, sheet.words.picture_text, &picture.alt_text);
        // What the catalogue has made of a picture that is there already stays.
        let (placeholder, renditions) = (None, None);
        let (width, height) = (picture.width, picture.height);
        Some(MediumDraft { url, alt_text, width, height, placeholder, renditions })
    }
}

fn chosen(sheet: &ProductSheet, variant: &VariantSheet) -> BTreeMap<String, String> {
    let names = sheet.options.iter().map(|option| option.name.clone());
    names.zip(variant.values.iter().cloned()).collect()
}

/// Why the catalogue did not take a product, as faults of its rows.
pub(super) fn faults_of(sheet: &ProductSheet, error: &CatalogError) -> Vec<RowError> {
    match error {
        CatalogError::Invalid(faults) => faults.iter().map(|fault| of_fault(sheet, fault)).collect(),
        CatalogError::SkuTaken(sku) => {
            let line = sheet.variants.iter().find(|variant| variant.sku == *sku).map(|variant| variant.line);
            let message = format!("another product has the SKU `{sku}`");
            vec![RowError::new(line.unwrap_or(sheet.line), sheet.words.sku, message)]
        }
        CatalogError::HandleTaken(_) => {
            vec![RowError::new(sheet.line, sheet.words.handle, error.to_string())]
        }
        CatalogError::TooManyCategories => {
            vec![RowError::new(sheet.line, sheet.words.category, error.to_string())]
        }
        _ => vec![RowError::of_line(sheet.line, error.to_string())],
    }
}

fn of_fault(sheet: &ProductSheet, fault: &Fault) -> RowError {
    let index =
        fault.pointer.strip_prefix("/variants/").and_then(|rest| rest.split('/').next()?.parse().ok());
    let variant = index.and_then(|index: usize| sheet.variants.get(index));
    let line = variant.map_or(sheet.line, |variant| variant.line);
    RowError::of_line(line, format!("{}: {}", fault.pointer, fault.detail))
}
