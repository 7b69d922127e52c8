//! The rows of one product become a checked sheet, or the list of what is wrong with them.

mod limits;
mod pictures;
mod variant;

use catalog::{CategoryTitle, Status};
use csv::StringRecord;
use primitives::Currency;

use self::{
    limits::{check_options, check_texts, check_variants},
    pictures::read_pictures,
    variant::read_variant,
};
use super::{
    columns::{Columns, Row},
    details::Details,
};
use crate::{CategoryStep, ProductSheet, RowError, description::plain, sheet::options_as_they_appear, words};

const MAX_TAGS: usize = 50;
const MAX_TAG: usize = 50;

/// Rows with the same handle.
pub(super) struct Group {
    handle: String,
    rows: Vec<(u64, StringRecord)>,
    broken: Option<RowError>,
}

impl Group {
    pub(super) fn begin(handle: String, first: (u64, StringRecord)) -> Self {
        Self { handle, rows: vec![first], broken: None }
    }

    pub(super) fn continues_with(&self, handle: &str) -> bool {
        !handle.is_empty() && handle == self.handle
    }

    pub(super) fn add(&mut self, row: (u64, StringRecord)) {
        self.rows.push(row);
    }

    pub(super) fn break_with(&mut self, error: RowError) {
        self.broken = Some(error);
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn handle(&self) -> &str {
        &self.handle
    }

    pub(super) fn line(&self) -> u64 {
        self.rows.first().map_or(0, |(line, _)| *line)
    }

    pub(super) fn into_sheet(
        self,
        columns: &Columns,
        currency: Currency,
    ) -> Result<ProductSheet, Vec<RowError>> {
        let rows: Vec<Row<'_>> = self.rows.iter().map(|(line, record)| columns.row(*line, record)).collect();
        let mut errors: Vec<RowError> = self.broken.clone().into_iter().collect();
        let sheet = read_sheet(&self.handle, &rows, currency, &mut errors);
        match sheet {
            Some(sheet) if errors.is_empty() => Ok(sheet),
            _ => Err(errors),
        }
    }
}

fn read_sheet(
    handle: &str,
    rows: &[Row<'_>],
    currency: Currency,
    errors: &mut Vec<RowError>,
) -> Option<ProductSheet> {
    let first = rows.first()?;
    let parsed_handle = handle
        .parse()
        .map_err(|error| errors.push(RowError::new(first.line, "Handle", format!("`{handle}`: {error}"))));
    let title = first
        .title()
        .parse()
        .map_err(|error| errors.push(RowError::new(first.line, "Title", format!("{error}"))));
    check_texts(first, errors);
    let details = Details::read(first, errors);
    let options = option_names(first, &details);
    let is_variant =
        |row: &&Row<'_>| !row.price().is_empty() || row.options().iter().any(|(_, value)| !value.is_empty());
    let mut variants: Vec<_> = rows
        .iter()
        .filter(is_variant)
        .filter_map(|row| read_variant(handle, options.len(), row, currency, errors, &details))
        .collect();
    if variants.is_empty() && errors.is_empty() {
        errors.push(RowError::new(first.line, "Variant Price", "the product has no row with a price"));
    }
    check_options(first, &options, errors);
    check_variants(first, &variants, errors);
    let pictures = read_pictures(rows, &mut variants, errors);
    let mut sheet = ProductSheet {
        line: first.line,
        words: &words::SHOPIFY,
        handle: parsed_handle.ok()?,
        title: title.ok()?,
        description: plain(first.body()),
        brand: first.vendor().to_owned(),
        category: category(first),
        tags: tags(first.tags()),
        attributes: std::collections::BTreeMap::new(),
        status: status(first),
        options: options_as_they_appear(&options, &variants),
        variants,
        pictures,
    };
    details.complete(&mut sheet);
    Some(sheet)
}

/// Its kind is its category; one with no title is none.
fn category(first: &Row<'_>) -> Vec<CategoryStep> {
    let title = first.kind().parse::<CategoryTitle>().ok();
    title.into_iter().map(|title| CategoryStep { title, handle: None, position: 0 }).collect()
}

/// Shopify writes the single option `Title` for products without options.
fn option_names(first: &Row<'_>, details: &Details) -> Vec<String> {
    let options = first.options();
    if details.options.is_empty() && options[0] == ("Title", "Default Title") {
        return Vec::new();
    }
    options.iter().map(|(name, _)| *name).take_while(|name| !name.is_empty()).map(str::to_owned).collect()
}

pub(super) fn tags(cell: &str) -> Vec<String> {
    let mut tags: Vec<String> = cell.split(',').map(shortened).filter(|tag| !tag.is_empty()).collect();
    tags.sort();
    tags.dedup();
    tags.truncate(MAX_TAGS);
    tags
}

fn shortened(tag: &str) -> String {
    let tag: String = tag.trim().chars().take(MAX_TAG).collect();
    tag.trim_end().to_owned()
}

fn status(first: &Row<'_>) -> Status {
    let is_hidden = matches!(first.published().to_lowercase().as_str(), "false" | "no" | "0");
    match first.status().to_lowercase().as_str() {
        "archived" => Status::Archived,
        "draft" => Status::Draft,
        _ if is_hidden => Status::Draft,
        _ => Status::Active,
    }
}
