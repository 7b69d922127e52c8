//! The import: chunk after chunk is checked, saved, stocked and remembered. What a file says the second time is left
//! alone, so that importing it again neither doubles a product nor puts sold pieces back on the shelf.

mod categories;
mod draft;
mod reading;
mod save;
mod shelve;
mod stock;
mod trial;

use std::{
    collections::HashMap,
    io::{Read, Seek},
    sync::Arc,
};

use catalog::Catalog;
use database::Database;
use primitives::Clock;

pub use self::stock::Said;
use self::{categories::Categories, reading::Chunk, trial::Trial};
use crate::{
    Format, ImportError, ProductSheet, Progress, Report,
    store::{self, Record},
};

/// Where the products go.
#[derive(Clone)]
pub struct Target {
    /// The catalogue.
    pub catalog: Arc<Catalog>,
    /// Where stock and earlier imports are kept.
    pub database: Database,
    /// The time.
    pub clock: Clock,
}

/// How to import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Whose file it is.
    pub format: Format,
    /// Checks the file and writes nothing. It finds every fault but what only the shop's other products know: a SKU
    /// that one of them has already, stock below what is reserved, and too many categories.
    pub dry_run: bool,
}

/// Imports a product file. Prices are in the catalogue's currency. `progress` is told after every chunk.
///
/// # Errors
/// [`ImportError`]. A faulty row is none: it is in the report.
pub async fn import(
    source: impl Read + Seek + Send + 'static,
    target: Target,
    options: ImportOptions,
    mut progress: impl FnMut(Progress) + Send,
) -> Result<Report, ImportError> {
    let (reader, mut chunks) = reading::start(source, options.format, target.catalog.currency());
    let mut import = Import {
        trial: options.dry_run.then(Trial::default),
        categories: Categories::default(),
        report: Report::default(),
        target,
    };
    while let Some(chunk) = chunks.recv().await {
        import.take(chunk.map_err(ImportError::NoProductFile)?).await?;
        progress(import.report.progress());
    }
    reader.await.map_err(|_| ImportError::Unread)?;
    Ok(import.report)
}

/// An import under way.
struct Import {
    target: Target,
    /// Set for a dry run.
    trial: Option<Trial>,
    categories: Categories,
    report: Report,
}

/// A sheet that says something new.
struct News {
    sheet: ProductSheet,
    hash: String,
    /// What the last import said, if there was one.
    before: Option<Record>,
}

impl Import {
    async fn take(&mut self, chunk: Chunk) -> Result<(), ImportError> {
        self.report.rows = chunk.rows;
        let mut sheets = Vec::with_capacity(chunk.products.len());
        for product in chunk.products {
            match product {
                Ok(sheet) => sheets.push(sheet),
                Err(errors) => self.report.fail(errors),
            }
        }
        let news = self.news(sheets).await?;
        match &mut self.trial {
            Some(trial) => news.iter().for_each(|news| trial.check(news, &mut self.report)),
            None => self.save(news).await?,
        }
        Ok(())
    }

    /// The sheets that say something new; the others are counted.
    async fn news(&mut self, sheets: Vec<ProductSheet>) -> Result<Vec<News>, ImportError> {
        let mut records = self.records(&sheets).await?;
        let mut all = Vec::with_capacity(sheets.len());
        for sheet in sheets {
            let (hash, before) = (sheet.hash(), records.remove(sheet.handle.as_str()));
            if before.as_ref().is_some_and(|before| before.hash == hash) {
                self.report.count(&sheet, catalog::Change::Unchanged);
                if let Some(trial) = &mut self.trial {
                    trial.note_skus(&sheet);
                }
            } else {
                all.push(News { sheet, hash, before });
            }
        }
        Ok(all)
    }

    async fn records(&self, sheets: &[ProductSheet]) -> Result<HashMap<String, Record>, database::Error> {
        let handles: Vec<_> = sheets.iter().map(|sheet| &sheet.handle).collect();
        self.target.database.read(|snapshot| store::records(snapshot, &handles)).await
    }
}
