//! The line of a product.

use std::collections::BTreeMap;

use catalog::{Attribute, Status};
use primitives::{Amount, Handle, Text};
use serde::{Deserialize, Serialize};

use crate::{CategoryStep, OptionSheet, Picture, ProductSheet, RowError, VariantSheet, words};

/// More pieces than any shop counts.
const MAX_STOCK: i64 = 1_000_000_000;

/// A product; what is left out is empty.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProductLine {
    pub(super) handle: Handle,
    title: Text<1, 255>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(default)]
    status: Status,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    category: Vec<CategoryStep>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    brand: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, Attribute>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    options: Vec<OptionSheet>,
    variants: Vec<VariantLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    media: Vec<Picture>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantLine {
    sku: String,
    /// A value for each option by its name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    options: BTreeMap<String, String>,
    price: Amount,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    compare_at_price: Option<Amount>,
    #[serde(default)]
    weight_grams: u32,
    /// Pieces; left out if they are not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stock: Option<i64>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    backorder: bool,
    /// The address of the one of the product's media that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    media_url: Option<String>,
}

impl ProductLine {
    pub(super) fn of(sheet: &ProductSheet) -> Self {
        let sheet = sheet.clone();
        let names: Vec<String> = sheet.options.iter().map(|option| option.name.clone()).collect();
        Self {
            handle: sheet.handle,
            title: sheet.title,
            description: sheet.description,
            status: sheet.status,
            category: sheet.category,
            brand: sheet.brand,
            tags: sheet.tags,
            attributes: sheet.attributes,
            options: sheet.options,
            variants: sheet.variants.into_iter().map(|variant| VariantLine::of(variant, &names)).collect(),
            media: sheet.pictures,
        }
    }

    pub(super) fn into_sheet(self, line: u64) -> Result<ProductSheet, Vec<RowError>> {
        let mut faults = Vec::new();
        let read = |variant: VariantLine| variant.into_sheet(line, &self.options, &mut faults);
        let variants = self.variants.into_iter().map(read).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(ProductSheet {
            line,
            words: &words::CLOUDMART,
            handle: self.handle,
            title: self.title,
            description: self.description,
            brand: self.brand,
            category: self.category,
            tags: self.tags,
            attributes: self.attributes,
            status: self.status,
            options: self.options,
            variants,
            pictures: self.media,
        })
    }
}

impl VariantLine {
    fn of(variant: VariantSheet, names: &[String]) -> Self {
        Self {
            sku: variant.sku,
            options: names.iter().cloned().zip(variant.values).collect(),
            price: variant.price,
            compare_at_price: variant.compare_at_price,
            weight_grams: variant.weight_grams.unwrap_or(0),
            stock: variant.stock,
            backorder: variant.backorder,
            media_url: variant.picture,
        }
    }

    fn into_sheet(mut self, line: u64, options: &[OptionSheet], faults: &mut Vec<RowError>) -> VariantSheet {
        let mut fault = |column, message: String| faults.push(RowError::new(line, column, message));
        let mut values = Vec::with_capacity(options.len());
        for option in options {
            match self.options.remove(&option.name) {
                Some(value) => values.push(value),
                None => {
                    fault(
                        "variants",
                        format!("`{}` has no value for the option `{}`", self.sku, option.name),
                    );
                }
            }
        }
        for name in self.options.keys() {
            fault(
                "variants",
                format!("`{}` has a value for `{name}`, which is no option of the product", self.sku),
            );
        }
        if self.stock.is_some_and(|stock| !(0..=MAX_STOCK).contains(&stock)) {
            fault("stock", format!("the stock of `{}` is not between 0 and {MAX_STOCK}", self.sku));
        }
        VariantSheet {
            line,
            sku: self.sku,
            values,
            price: self.price,
            compare_at_price: self.compare_at_price,
            stock: self.stock,
            // What is not counted has no end.
            backorder: self.backorder && self.stock.is_some(),
            weight_grams: (self.weight_grams > 0).then_some(self.weight_grams),
            picture: self.media_url,
        }
    }
}
