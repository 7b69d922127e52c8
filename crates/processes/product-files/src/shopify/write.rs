//! Writing the product CSV of Shopify: the rows of a variant, then those of further pictures.

use std::io::{self, Write};

use catalog::Status;
use primitives::{Currency, guarded};

use super::details::Details;
use crate::{Picture, ProductSheet, VariantSheet, description::html};

const HEADER: [&str; 28] = [
    "Handle",
    "Title",
    "Body (HTML)",
    "Vendor",
    "Type",
    "Tags",
    "Published",
    "Option1 Name",
    "Option1 Value",
    "Option2 Name",
    "Option2 Value",
    "Option3 Name",
    "Option3 Value",
    "Variant SKU",
    "Variant Grams",
    "Variant Inventory Tracker",
    "Variant Inventory Qty",
    "Variant Inventory Policy",
    "Variant Fulfillment Service",
    "Variant Price",
    "Variant Compare At Price",
    "Variant Requires Shipping",
    "Image Src",
    "Image Position",
    "Image Alt Text",
    "Variant Image",
    "Status",
    "CloudMart Details",
];

/// Writes products one after the other.
pub(crate) struct Writer<W: Write> {
    csv: csv::Writer<W>,
    exponent: u32,
}

impl<W: Write> Writer<W> {
    pub(crate) fn begin(to: W, currency: Currency) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(to);
        csv.write_record(HEADER)?;
        Ok(Self { csv, exponent: currency.exponent() })
    }

    pub(crate) fn write(&mut self, sheet: &ProductSheet) -> io::Result<()> {
        for row in 0..sheet.variants.len().max(sheet.pictures.len()) {
            let mut cells: Vec<String> = vec![sheet.handle.to_string()];
            cells.extend(texts(sheet, row)?);
            cells.extend(options(sheet, row));
            cells.extend(variant(sheet.variants.get(row), self.exponent));
            cells.extend(picture(sheet.pictures.get(row), row));
            let shown = sheet.variants.get(row).and_then(|variant| variant.picture.clone());
            cells.push(shown.unwrap_or_default());
            let (status, details) =
                if row == 0 { (status(sheet.status), details(sheet)?) } else { Default::default() };
            cells.extend([status.to_owned(), details]);
            self.csv.write_record(cells.iter().map(|cell| guarded(cell).into_owned()))?;
        }
        Ok(())
    }

    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.csv.flush()
    }
}

/// The product's own cells stand in its first row only.
fn texts(sheet: &ProductSheet, row: usize) -> io::Result<[String; 6]> {
    if row > 0 {
        return Ok(Default::default());
    }
    let kind = sheet.category.last().map(|step| step.title.to_string()).unwrap_or_default();
    let published = if sheet.status == Status::Active { "true" } else { "false" };
    Ok([
        sheet.title.to_string(),
        html(&sheet.description),
        sheet.brand.clone(),
        kind,
        sheet.tags.join(", "),
        published.to_owned(),
    ])
}

fn options(sheet: &ProductSheet, row: usize) -> [String; 6] {
    let mut cells: [String; 6] = Default::default();
    let Some(variant) = sheet.variants.get(row) else { return cells };
    if sheet.options.is_empty() {
        [cells[0], cells[1]] = ["Title".to_owned(), "Default Title".to_owned()];
    }
    for (place, (option, value)) in sheet.options.iter().zip(&variant.values).take(3).enumerate() {
        if row == 0 {
            cells[2 * place].clone_from(&option.name);
        }
        cells[2 * place + 1].clone_from(value);
    }
    cells
}

fn variant(variant: Option<&VariantSheet>, exponent: u32) -> [String; 9] {
    let Some(variant) = variant else { return Default::default() };
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let former = variant.compare_at_price.map(|former| former.to_major_units(exponent));
    let tracker = if variant.stock.is_some() { "shopify" } else { "" };
    // Shopify's own way to keep an article number a text.
    let guard = if variant.sku.starts_with('\'') { "'" } else { "" };
    [
        format!("{guard}{}", variant.sku),
        number(variant.weight_grams.map(i64::from).or(Some(0))),
        tracker.to_owned(),
        number(variant.stock),
        if variant.backorder { "continue" } else { "deny" }.to_owned(),
        "manual".to_owned(),
        variant.price.to_major_units(exponent),
        former.unwrap_or_default(),
        "true".to_owned(),
    ]
}

fn picture(picture: Option<&Picture>, row: usize) -> [String; 3] {
    let Some(picture) = picture else { return Default::default() };
    [picture.url.clone(), (row + 1).to_string(), picture.alt_text.clone()]
}

const fn status(status: Status) -> &'static str {
    status.as_str()
}

fn details(sheet: &ProductSheet) -> io::Result<String> {
    let details = Details::of(sheet);
    if details == Details::default() { Ok(String::new()) } else { Ok(serde_json::to_string(&details)?) }
}
