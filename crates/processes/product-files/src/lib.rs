//! Products from files and into files. A file is read row by row in bounded memory; a faulty product is reported with its
//! line and left out, the others are saved in chunks. Repeating an import updates and never doubles; what an export has
//! written, an import makes the same products of.

mod cloudmart;
mod description;
mod error;
mod export;
mod format;
mod import;
mod report;
mod row_error;
mod sheet;
mod shopify;
mod store;
mod woocommerce;
mod words;

use database::{Migration, Script};

pub use error::{ExportError, ImportError};
pub use export::{Exported, export};
pub use format::Format;
pub use import::{ImportOptions, Target, import};
pub use report::{MAX_REPORTED_ERRORS, Progress, Report};
pub use row_error::RowError;
pub use sheet::{CategoryStep, OptionSheet, Picture, ProductSheet, VariantSheet};
pub use words::Words;

/// The table `product_imports`.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "product_import",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
