//! The product CSV of Shopify: one row a variant or picture, rows of one product together, joined by `Handle`.
//!
//! Source: Shopify Help Center, "Using CSV files to import and export products". A product's texts stand in its first
//! row; a row with a price is a variant; a row with a picture address adds the picture.

mod columns;
mod details;
mod group;
mod write;

use std::{collections::HashSet, hash::BuildHasher, io::Read};

use primitives::Currency;

pub(crate) use self::write::Writer;
use self::{columns::Columns, group::Group};
use crate::{ProductSheet, RowError, format::Sheets};

/// The longest run of rows with one handle: 250 variants and as many pictures.
const MAX_ROWS: usize = 500;

/// Reads the products of a file one after the other.
pub(crate) struct Products<R> {
    records: csv::StringRecordsIntoIter<R>,
    columns: Columns,
    currency: Currency,
    /// The first row of the next product, read already.
    ahead: Option<(u64, csv::StringRecord)>,
    /// Hashes of the handles seen: eight bytes a product, whatever its size.
    seen: HashSet<u64>,
    hasher: std::hash::RandomState,
    rows: u64,
}

impl<R: Read> Products<R> {
    /// Begins to read.
    ///
    /// # Errors
    /// When the file is not readable as CSV, or a column that every file has is missing.
    pub(crate) fn read(source: R, currency: Currency) -> Result<Self, RowError> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(source);
        let header = reader.headers().map_err(|error| unreadable(&error))?;
        let columns = Columns::find(header)?;
        let (seen, hasher) = (HashSet::new(), std::hash::RandomState::new());
        Ok(Self { records: reader.into_records(), columns, currency, ahead: None, seen, hasher, rows: 0 })
    }

    fn next_row(&mut self) -> Option<Result<(u64, csv::StringRecord), RowError>> {
        loop {
            let record = match self.records.next()? {
                Ok(record) => record,
                Err(error) => {
                    self.rows += 1;
                    return Some(Err(unreadable(&error)));
                }
            };
            // Spreadsheets like to leave empty rows behind.
            if !record.iter().all(|field| field.trim().is_empty()) {
                self.rows += 1;
                return Some(Ok((record.position().map_or(0, csv::Position::line), record)));
            }
        }
    }

    fn next_group(&mut self) -> Option<Result<Group, RowError>> {
        let first = match self.ahead.take().map_or_else(|| self.next_row(), |row| Some(Ok(row)))? {
            Ok(first) => first,
            Err(error) => return Some(Err(error)),
        };
        let handle = self.columns.handle(&first.1).to_owned();
        let mut group = Group::begin(handle, first);
        while group.len() < MAX_ROWS {
            match self.next_row() {
                Some(Ok(row)) if group.continues_with(self.columns.handle(&row.1)) => group.add(row),
                Some(Ok(row)) => {
                    self.ahead = Some(row);
                    break;
                }
                Some(Err(error)) => {
                    group.break_with(error);
                    break;
                }
                None => break,
            }
        }
        Some(Ok(group))
    }
}

impl<R: Read> Iterator for Products<R> {
    type Item = Result<ProductSheet, Vec<RowError>>;

    fn next(&mut self) -> Option<Self::Item> {
        let group = match self.next_group()? {
            Ok(group) => group,
            Err(error) => return Some(Err(vec![error])),
        };
        if !self.seen.insert(self.hasher.hash_one(group.handle())) {
            let message =
                format!("`{}` appeared further up; keep the rows of one product together", group.handle());
            return Some(Err(vec![RowError::new(group.line(), "Handle", message)]));
        }
        Some(group.into_sheet(&self.columns, self.currency))
    }
}

impl<R: Read> Sheets for Products<R> {
    fn rows(&self) -> u64 {
        self.rows - u64::from(self.ahead.is_some())
    }
}

pub(crate) fn unreadable(error: &csv::Error) -> RowError {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "the text is not UTF-8; save the file as CSV UTF-8".to_owned(),
        _ => error.to_string(),
    };
    RowError::of_line(line, message)
}

#[cfg(test)]
mod tests;
