//! Our own format: a product a line in JSON, with everything that the catalogue knows of it. Prices are in minor units.

mod product;

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
    io::{self, BufRead, Read, Write},
};

use self::product::ProductLine;
use crate::{ProductSheet, RowError, format::Sheets};

/// The longest line; a product with all that the catalogue takes is shorter.
const MAX_LINE: u64 = 4 * 1024 * 1024;

/// Reads the products of a file one after the other.
pub(crate) struct Products<R> {
    source: R,
    line: u64,
    rows: u64,
    /// Hashes of the handles seen.
    seen: HashSet<u64>,
    hasher: RandomState,
    is_broken: bool,
}

impl<R: BufRead> Products<R> {
    pub(crate) fn read(source: R) -> Self {
        Self { source, line: 0, rows: 0, seen: HashSet::new(), hasher: RandomState::new(), is_broken: false }
    }

    /// The next line that is not empty.
    fn next_line(&mut self) -> Option<Result<Vec<u8>, RowError>> {
        while !self.is_broken {
            let mut text = Vec::new();
            self.line += 1;
            match self.source.by_ref().take(MAX_LINE).read_until(b'\n', &mut text) {
                Ok(0) => return None,
                Ok(length) if length as u64 == MAX_LINE && !text.ends_with(b"\n") => {
                    self.is_broken = true;
                    let message = format!("longer than {MAX_LINE} bytes; what follows is not read");
                    return Some(Err(RowError::of_line(self.line, message)));
                }
                Ok(_) if text.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => return Some(Ok(text)),
                Err(error) => {
                    self.is_broken = true;
                    return Some(Err(RowError::of_line(self.line, error.to_string())));
                }
            }
        }
        None
    }

    fn sheet(&mut self, text: &[u8]) -> Result<ProductSheet, Vec<RowError>> {
        let product: ProductLine = serde_json::from_slice(text).map_err(|error| {
            let column = error.column();
            let message = error.to_string();
            // The line that serde_json knows is always the first.
            let message = message.split(" at line ").next().unwrap_or_default();
            vec![RowError::of_line(self.line, format!("{message} (at character {column})"))]
        })?;
        if !self.seen.insert(self.hasher.hash_one(&product.handle)) {
            let message = format!("`{}` appeared further up", product.handle);
            return Err(vec![RowError::new(self.line, "handle", message)]);
        }
        product.into_sheet(self.line)
    }
}

impl<R: BufRead> Iterator for Products<R> {
    type Item = Result<ProductSheet, Vec<RowError>>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.next_line()?;
        self.rows += 1;
        Some(line.map_err(|error| vec![error]).and_then(|text| self.sheet(&text)))
    }
}

impl<R: BufRead> Sheets for Products<R> {
    fn rows(&self) -> u64 {
        self.rows
    }
}

/// Writes a product as a line.
pub(crate) fn write(to: &mut impl Write, sheet: &ProductSheet) -> io::Result<()> {
    serde_json::to_writer(&mut *to, &ProductLine::of(sheet))?;
    to.write_all(b"\n")
}
