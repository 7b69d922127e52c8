//! Rows of a CSV file whose texts no spreadsheet takes for formulas.

use std::io::Write;

use anyhow::Result;
use primitives::guarded;

/// A CSV file on its way.
pub struct Rows<W: Write>(csv::Writer<W>);

impl<W: Write> Rows<W> {
    pub fn begin(to: W, header: &[&str]) -> Result<Self> {
        let mut csv = csv::Writer::from_writer(to);
        csv.write_record(header)?;
        Ok(Self(csv))
    }

    pub fn write(&mut self, cells: impl IntoIterator<Item = Cell>) -> Result<()> {
        let cells = cells.into_iter().map(|cell| match cell {
            Cell::Text(text) => guarded(&text).into_owned(),
            Cell::Number(number) => number,
        });
        Ok(self.0.write_record(cells)?)
    }

    pub fn finish(mut self) -> Result<()> {
        Ok(self.0.flush()?)
    }
}

/// A cell.
pub enum Cell {
    /// What somebody has written, or that is no number.
    Text(String),
    /// A number; a negative one is no formula.
    Number(String),
}

impl Cell {
    pub const EMPTY: Self = Self::Number(String::new());

    pub fn text(value: &(impl ToString + ?Sized)) -> Self {
        Self::Text(value.to_string())
    }

    pub fn any(value: Option<impl ToString>) -> Self {
        value.map_or(Self::EMPTY, |value| Self::text(&value))
    }
}
