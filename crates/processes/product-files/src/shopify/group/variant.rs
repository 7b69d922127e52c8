//! A row with a price becomes a variant.

use primitives::{Amount, Currency, is_clean_text};
use sha2::{Digest, Sha256};

use super::super::{columns::Row, details::Details};
use crate::{RowError, VariantSheet};

const MAX_SKU: usize = 64;
const MAX_VALUE: usize = 100;
/// Ten tonnes.
const MAX_GRAMS: u32 = 10_000_000;
/// More pieces than any shop counts; keeps sums far from overflow.
const MAX_STOCK: i64 = 1_000_000_000;

pub(super) fn read_variant(
    handle: &str,
    option_count: usize,
    row: &Row<'_>,
    currency: Currency,
    errors: &mut Vec<RowError>,
    details: &Details,
) -> Option<VariantSheet> {
    let before = errors.len();
    let values = option_values(option_count, row, errors);
    let price = price(row, "Variant Price", row.price(), currency, errors);
    let compare_at_price = match row.compare_at_price() {
        "" => None,
        text => self::price(row, "Variant Compare At Price", text, currency, errors),
    };
    let stock = stock(row, errors);
    let weight_grams = weight(row, errors);
    let sku = sku(handle, &values, row, errors);
    if errors.len() > before {
        return None;
    }
    let price = price?;
    // A former price that is not higher is no offer.
    let is_offer = |former: &Amount| *former > price || details.same_former_price.contains(&sku);
    let compare_at_price = compare_at_price.filter(is_offer);
    Some(VariantSheet {
        line: row.line,
        compare_at_price,
        sku,
        values,
        price,
        stock,
        backorder: row.policy().eq_ignore_ascii_case("continue"),
        weight_grams,
        picture: Some(row.variant_picture()).filter(|url| !url.is_empty()).map(str::to_owned),
    })
}

fn option_values(count: usize, row: &Row<'_>, errors: &mut Vec<RowError>) -> Vec<String> {
    let columns = ["Option1 Value", "Option2 Value", "Option3 Value"];
    let mut values = Vec::with_capacity(count);
    for ((_, value), column) in row.options().iter().zip(columns).take(count) {
        if value.is_empty() {
            errors.push(RowError::new(row.line, column, "a variant needs a value for each option"));
        } else if value.chars().count() > MAX_VALUE || !is_clean_text(value) {
            errors.push(RowError::new(
                row.line,
                column,
                "longer than 100 characters, or with control characters",
            ));
        }
        values.push((*value).to_owned());
    }
    values
}

fn price(
    row: &Row<'_>,
    column: &'static str,
    text: &str,
    currency: Currency,
    errors: &mut Vec<RowError>,
) -> Option<Amount> {
    match Amount::from_major_units(text, currency.exponent()) {
        Ok(amount) if amount.is_price() => Some(amount),
        Ok(_) => {
            errors.push(RowError::new(
                row.line,
                column,
                format!("`{text}` is not between 0 and 99999999.99"),
            ));
            None
        }
        Err(_) if text.is_empty() => {
            errors.push(RowError::new(row.line, column, "a variant needs a price"));
            None
        }
        Err(error) => {
            errors.push(RowError::new(row.line, column, format!("`{text}`: {error}")));
            None
        }
    }
}

/// A quantity in the file is believed, whether or not the file names a tracker: selling a counted piece twice is
/// worse than counting one that nobody asked to count. A row without a quantity and tracker is not counted.
fn stock(row: &Row<'_>, errors: &mut Vec<RowError>) -> Option<i64> {
    match (row.quantity(), row.tracker()) {
        ("", "") => None,
        ("", _) => Some(0),
        (text, _) => match text.parse::<i64>() {
            // Shopify's own counters go below zero with back-orders; a shelf does not.
            Ok(number) if number <= MAX_STOCK => Some(number.max(0)),
            _ => {
                errors.push(RowError::new(
                    row.line,
                    "Variant Inventory Qty",
                    format!("`{text}` is not a whole number up to {MAX_STOCK}"),
                ));
                None
            }
        },
    }
}

fn weight(row: &Row<'_>, errors: &mut Vec<RowError>) -> Option<u32> {
    let text = row.grams();
    if text.is_empty() {
        return None;
    }
    // Some exports write whole grams as `300.0`.
    let whole = text.strip_suffix(".0").unwrap_or(text);
    match whole.parse::<u32>() {
        Ok(0) => None,
        Ok(grams) if grams <= MAX_GRAMS => Some(grams),
        _ => {
            errors.push(RowError::new(
                row.line,
                "Variant Grams",
                format!("`{text}` is not a whole number of grams up to {MAX_GRAMS}"),
            ));
            None
        }
    }
}

/// Shopify prefixes article numbers with an apostrophe to protect them from spreadsheets.
fn sku(handle: &str, values: &[String], row: &Row<'_>, errors: &mut Vec<RowError>) -> String {
    let given = row.sku().strip_prefix('\'').unwrap_or_else(|| row.sku());
    if given.chars().count() > MAX_SKU || !is_clean_text(given) {
        errors.push(RowError::new(
            row.line,
            "Variant SKU",
            format!("longer than {MAX_SKU} characters, or with control characters"),
        ));
    }
    if !given.is_empty() {
        return given.to_owned();
    }
    let words = std::iter::once(handle).chain(values.iter().map(String::as_str));
    let made: Vec<String> =
        words.map(|word| word.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")).collect();
    short(made.join("-"))
}

/// A text that is too long ends in a hash of the whole, so that different ones stay different.
fn short(made: String) -> String {
    if made.chars().count() <= MAX_SKU {
        return made;
    }
    let hash: String =
        Sha256::digest(made.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let start: String = made.chars().take(MAX_SKU - 1 - hash.len()).collect();
    format!("{start}-{hash}")
}
