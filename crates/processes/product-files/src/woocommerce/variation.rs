//! A row with a price becomes a variant. A simple product is its own variation.

use primitives::{Amount, Currency};

use super::columns::{Row, list};
use crate::{RowError, VariantSheet};

/// More pieces than any shop counts.
const MAX_STOCK: i64 = 1_000_000_000;

pub(super) fn read(
    row: &Row<'_>,
    parent: &Row<'_>,
    names: &[String],
    currency: Currency,
    errors: &mut Vec<RowError>,
) -> Option<VariantSheet> {
    let before = errors.len();
    let regular = price(row, "Regular price", row.regular_price(), currency, errors);
    let sale = price(row, "Sale price", row.sale_price(), currency, errors);
    if regular.is_none() && sale.is_none() && errors.len() == before {
        errors.push(RowError::new(row.line, "Regular price", "a product needs a price"));
    }
    let price = sale.or(regular);
    let values = values(row, names, errors);
    let sku = sku(row, parent, errors);
    let stock = stock(row, errors);
    let weight_grams = weight(row, errors).or_else(|| weight(parent, &mut Vec::new()));
    if errors.len() > before {
        return None;
    }
    Some(VariantSheet {
        line: row.line,
        sku,
        values,
        price: price?,
        compare_at_price: regular.filter(|regular| Some(*regular) > price),
        stock,
        backorder: stock.is_some() && matches!(row.backorders(), "1" | "notify"),
        weight_grams,
        picture: if row.is_variation() { list(row.images()).into_iter().next() } else { None },
    })
}

fn price(
    row: &Row<'_>,
    column: &'static str,
    text: &str,
    currency: Currency,
    errors: &mut Vec<RowError>,
) -> Option<Amount> {
    if text.is_empty() {
        return None;
    }
    match Amount::from_major_units(text, currency.exponent()) {
        Ok(amount) if amount.is_price() => return Some(amount),
        Ok(_) => {
            errors.push(RowError::new(
                row.line,
                column,
                format!("`{text}` is not between 0 and 99999999.99"),
            ));
        }
        Err(error) => errors.push(RowError::new(row.line, column, format!("`{text}`: {error}"))),
    }
    None
}

fn values(row: &Row<'_>, names: &[String], errors: &mut Vec<RowError>) -> Vec<String> {
    let attributes = row.attributes();
    let mut values = Vec::with_capacity(names.len());
    for name in names {
        let own = attributes.iter().find(|(own, _)| own == name).map(|(_, values)| values.as_slice());
        match own {
            Some([value]) => values.push(value.clone()),
            _ => {
                let message = format!("a variation needs one value for `{name}`");
                errors.push(RowError::new(row.line, "Attribute 1 value(s)", message));
            }
        }
    }
    values
}

/// Variations may share the article number of their parent, or have none: they get one from their id.
fn sku(row: &Row<'_>, parent: &Row<'_>, errors: &mut Vec<RowError>) -> String {
    let is_own = !row.is_variation() || row.sku() != parent.sku();
    if !row.sku().is_empty() && is_own {
        return row.sku().to_owned();
    }
    if row.id().is_empty() {
        errors.push(RowError::new(row.line, "SKU", "a row needs a SKU or an ID"));
    }
    format!("wc-{}", row.id())
}

fn stock(row: &Row<'_>, errors: &mut Vec<RowError>) -> Option<i64> {
    match (row.stock(), row.in_stock()) {
        ("", "0") => Some(0),
        ("", _) => None,
        (text, _) => match text.parse::<i64>() {
            // Its counter goes below zero with back-orders; a shelf does not.
            Ok(number) if number <= MAX_STOCK => Some(number.max(0)),
            _ if text.eq_ignore_ascii_case("parent") => {
                let message = "its variations share one stock; give each its own";
                errors.push(RowError::new(row.line, "Stock", message));
                None
            }
            _ => {
                let message = format!("`{text}` is not a whole number up to {MAX_STOCK}");
                errors.push(RowError::new(row.line, "Stock", message));
                None
            }
        },
    }
}

fn weight(row: &Row<'_>, errors: &mut Vec<RowError>) -> Option<u32> {
    let (text, unit) = row.weight();
    if text.is_empty() {
        return None;
    }
    // Thousandths of a kilogram, pound or ounce are finer than any scale here.
    let thousandths = Amount::from_major_units(text, 3).ok().map(Amount::minor_units);
    let grams = thousandths.and_then(|count| count.checked_mul(unit)).map(|g| (g + 50_000_000) / 100_000_000);
    let grams = grams.and_then(|grams| u32::try_from(grams).ok()).filter(|grams| *grams <= 10_000_000);
    if grams.is_none() {
        let message = format!("`{text}` is not a weight of at most 10,000 kg with three decimal places");
        errors.push(RowError::new(row.line, "Weight", message));
    }
    grams.filter(|grams| *grams > 0)
}
