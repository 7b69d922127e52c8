//! What became of a file, in numbers and with its faults.

use catalog::Change;
use serde::Serialize;

use crate::{ProductSheet, RowError};

/// How many faults are reported in full; further ones are only counted.
pub const MAX_REPORTED_ERRORS: usize = 1_000;

/// What became of a file. After a dry run: what would become of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Rows read, without the header.
    pub rows: u64,
    /// New products.
    pub created: u64,
    /// Products that were changed.
    pub updated: u64,
    /// Products of which the file says what it said last time, or what the shop has already.
    pub unchanged: u64,
    /// Products that were left out because of their faults.
    pub failed: u64,
    /// Variants of the products that were not left out.
    pub variants: u64,
    /// Pictures of the products that were not left out.
    pub pictures: u64,
    /// The faults, [`MAX_REPORTED_ERRORS`] at most.
    pub errors: Vec<RowError>,
    /// How many more there were.
    pub further_errors: u64,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows dealt with.
    pub rows: u64,
    /// Products dealt with.
    pub products: u64,
    /// Those among them that were left out.
    pub failed: u64,
}

impl Report {
    /// How far this is.
    pub(crate) const fn progress(&self) -> Progress {
        let products = self.created + self.updated + self.unchanged + self.failed;
        Progress { rows: self.rows, products, failed: self.failed }
    }

    pub(crate) fn count(&mut self, sheet: &ProductSheet, change: Change) {
        match change {
            Change::Created => self.created += 1,
            Change::Updated => self.updated += 1,
            Change::Unchanged => self.unchanged += 1,
        }
        self.variants += sheet.variants.len() as u64;
        self.pictures += sheet.pictures.len() as u64;
    }

    /// A product is left out.
    pub(crate) fn fail(&mut self, errors: Vec<RowError>) {
        self.failed += 1;
        errors.into_iter().for_each(|error| self.note(error));
    }

    pub(crate) fn note(&mut self, error: RowError) {
        if self.errors.len() < MAX_REPORTED_ERRORS {
            self.errors.push(error);
        } else {
            self.further_errors += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_a_thousand_faults_are_kept() {
        let mut report = Report::default();
        (0..1_500).for_each(|line| report.fail(vec![RowError::of_line(line, "bad")]));
        assert_eq!((report.errors.len(), report.further_errors, report.failed), (1_000, 500, 1_500));
    }
}
