//! The dry run: everything is checked that can be without writing.

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

use catalog::{CatalogError, Change};

use super::{
    News,
    draft::{draft_of, faults_of},
};
use crate::{ProductSheet, Report, RowError};

/// A dry run under way.
#[derive(Default)]
pub(super) struct Trial {
    /// Hashes of the SKUs seen: eight bytes each, whatever the size of the file.
    skus: HashSet<u64>,
    hasher: RandomState,
}

impl Trial {
    /// Counts what would become of the sheet.
    pub(super) fn check(&mut self, news: &News, report: &mut Report) {
        let mut faults = match draft_of(&news.sheet) {
            Ok(draft) => match draft.faults() {
                broken if broken.is_empty() => Vec::new(),
                broken => faults_of(&news.sheet, &CatalogError::Invalid(broken)),
            },
            Err(faults) => faults,
        };
        faults.extend(self.taken(&news.sheet));
        if !faults.is_empty() {
            return report.fail(faults);
        }
        self.note_skus(&news.sheet);
        // Whether the shop has a product that no import made is not looked up.
        report.count(&news.sheet, if news.before.is_some() { Change::Updated } else { Change::Created });
    }

    /// Notes the SKUs of a product that is or would be in the shop.
    pub(super) fn note_skus(&mut self, sheet: &ProductSheet) {
        let hashes = sheet.variants.iter().map(|variant| self.hasher.hash_one(&variant.sku));
        self.skus.extend(hashes);
    }

    fn taken(&self, sheet: &ProductSheet) -> Option<RowError> {
        let is_taken = |sku: &String| self.skus.contains(&self.hasher.hash_one(sku));
        let variant = sheet.variants.iter().find(|variant| is_taken(&variant.sku))?;
        let message = format!("a product further up has the SKU `{}`", variant.sku);
        Some(RowError::new(variant.line, sheet.words.sku, message))
    }
}
