//! The product CSV of WooCommerce: one row a product, and one row for each variation, which names its parent by SKU or
//! by `id:…` and may stand anywhere in the file.
//!
//! Source: WooCommerce documentation, "Product CSV Importer and Exporter", and its CSV import schema. The file is gone
//! through twice: first where the variations of each parent are, in a few bytes each, then product by product.

mod columns;
mod places;
mod product;
mod variation;

use std::io::{Read, Seek};

use csv::{Reader, StringRecord, StringRecordsIter};
use primitives::Currency;

use self::{
    columns::{Columns, Row},
    places::Places,
};
use crate::{ProductSheet, RowError, format::Sheets, shopify::unreadable};

/// Reads the products of a file one after the other.
pub(crate) struct Products<R> {
    reader: Reader<R>,
    columns: Columns,
    currency: Currency,
    places: Places,
    rows: u64,
}

impl<R: Read + Seek> Products<R> {
    /// Goes through the file once and begins to read.
    ///
    /// # Errors
    /// When the file is not readable as CSV, or a column that every file has is missing.
    pub(crate) fn read(source: R, currency: Currency) -> Result<Self, RowError> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(source);
        let header = reader.headers().map_err(|error| unreadable(&error))?;
        let columns = Columns::find(header)?;
        let start = reader.position().clone();
        let places = Places::find(reader.records(), &columns);
        reader.seek(start).map_err(|error| unreadable(&error))?;
        Ok(Self { reader, columns, currency, places, rows: 0 })
    }

    fn next_row(&mut self) -> Option<Result<(u64, StringRecord), RowError>> {
        loop {
            let mut record = StringRecord::new();
            match self.reader.read_record(&mut record) {
                Ok(false) => return None,
                Ok(true) if record.iter().all(|field| field.trim().is_empty()) => {}
                Ok(true) => {
                    self.rows += 1;
                    return Some(Ok((record.position().map_or(0, csv::Position::line), record)));
                }
                Err(error) => {
                    self.rows += 1;
                    return Some(Err(unreadable(&error)));
                }
            }
        }
    }

    /// The rows of a parent's variations; afterwards the file is read on where it was.
    fn variations(&mut self, parent: &Row<'_>) -> Result<Vec<(u64, StringRecord)>, RowError> {
        let back = self.reader.position().clone();
        let mut found = Vec::new();
        for place in self.places.of(parent) {
            self.reader.seek(place).map_err(|error| unreadable(&error))?;
            let mut record = StringRecord::new();
            self.reader.read_record(&mut record).map_err(|error| unreadable(&error))?;
            found.push((record.position().map_or(0, csv::Position::line), record));
        }
        self.reader.seek(back).map_err(|error| unreadable(&error))?;
        Ok(found)
    }

    fn sheet(&mut self, line: u64, record: &StringRecord) -> Option<Result<ProductSheet, Vec<RowError>>> {
        let columns = self.columns.clone();
        let row = columns.row(line, record);
        if row.is_variation() {
            // It is read with its parent.
            return if self.places.has_parent(&row) { None } else { Some(Err(vec![orphan(&row)])) };
        }
        let variations = match self.variations(&row) {
            Ok(variations) => variations,
            Err(error) => return Some(Err(vec![error])),
        };
        let variations: Vec<Row<'_>> =
            variations.iter().map(|(line, record)| columns.row(*line, record)).collect();
        Some(product::read(&row, &variations, self.places.shares_its_name(&row), self.currency))
    }
}

fn orphan(row: &Row<'_>) -> RowError {
    RowError::new(row.line, "Parent", format!("there is no product `{}` in the file", row.parent()))
}

impl<R: Read + Seek> Iterator for Products<R> {
    type Item = Result<ProductSheet, Vec<RowError>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (line, record) = match self.next_row()? {
                Ok(row) => row,
                Err(error) => return Some(Err(vec![error])),
            };
            if let Some(sheet) = self.sheet(line, &record) {
                return Some(sheet);
            }
        }
    }
}

impl<R: Read + Seek> Sheets for Products<R> {
    fn rows(&self) -> u64 {
        self.rows
    }
}

type Records<'r, R> = StringRecordsIter<'r, R>;

#[cfg(test)]
mod tests;
