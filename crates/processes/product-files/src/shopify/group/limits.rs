//! The limits of texts, options and variants, which are the catalogue's: what passes here can be saved.

use std::collections::BTreeSet;

use primitives::is_clean_text;

use super::super::columns::Row;
use crate::{RowError, VariantSheet};

/// The longest description, in characters.
const MAX_DESCRIPTION: usize = 20_000;
const MAX_OPTION_NAME: usize = 50;
const MAX_VARIANTS: usize = 250;
/// The most different values of one option.
const MAX_VALUES: usize = 100;

pub(super) fn check_texts(first: &Row<'_>, errors: &mut Vec<RowError>) {
    let texts = [
        ("Body (HTML)", first.body(), MAX_DESCRIPTION),
        ("Vendor", first.vendor(), 100),
        ("Type", first.kind(), 100),
        ("Tags", first.tags(), 5_000),
    ];
    for (column, text, longest) in texts {
        if text.chars().count() > longest {
            errors.push(RowError::new(first.line, column, format!("longer than {longest} characters")));
        }
        if !is_clean_text(text) {
            errors.push(RowError::new(first.line, column, "contains a control character"));
        }
    }
}

pub(super) fn check_options(first: &Row<'_>, options: &[String], errors: &mut Vec<RowError>) {
    let columns = ["Option1 Name", "Option2 Name", "Option3 Name"];
    for (index, (name, column)) in options.iter().zip(columns).enumerate() {
        if name.chars().count() > MAX_OPTION_NAME || !is_clean_text(name) {
            let message = format!("longer than {MAX_OPTION_NAME} characters, or with control characters");
            errors.push(RowError::new(first.line, column, message));
        }
        if options[..index].contains(name) {
            errors.push(RowError::new(first.line, column, "another option has this name"));
        }
    }
}

pub(super) fn check_variants(first: &Row<'_>, variants: &[VariantSheet], errors: &mut Vec<RowError>) {
    if variants.len() > MAX_VARIANTS {
        let message =
            format!("a product has {MAX_VARIANTS} variants at most, and this has {}", variants.len());
        return errors.push(RowError::new(first.line, "Handle", message));
    }
    for (index, variant) in variants.iter().enumerate() {
        let above = &variants[..index];
        if above.iter().any(|other| other.values == variant.values) {
            let message = "a row further up has the same option values";
            errors.push(RowError::new(variant.line, "Option1 Value", message));
        } else if above.iter().any(|other| other.sku == variant.sku) {
            errors.push(RowError::new(variant.line, "Variant SKU", "a row further up has the same SKU"));
        }
    }
    let columns = ["Option1 Value", "Option2 Value", "Option3 Value"];
    for (index, column) in columns.into_iter().enumerate() {
        let values: BTreeSet<&String> =
            variants.iter().filter_map(|variant| variant.values.get(index)).collect();
        if values.len() > MAX_VALUES {
            let message = format!("an option has {MAX_VALUES} values at most, and this has {}", values.len());
            errors.push(RowError::new(first.line, column, message));
        }
    }
}
