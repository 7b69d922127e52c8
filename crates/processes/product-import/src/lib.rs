//! Products from files. A file is read row by row in bounded memory; a faulty product is reported with its line and
//! left out, the others are saved in chunks. Repeating an import updates and never doubles.

mod error;
mod import;
mod report;
mod row_error;
pub mod shopify;
mod store;

use database::{Migration, Script};

pub use error::ImportError;
pub use import::{ImportOptions, Target, import};
pub use report::{MAX_REPORTED_ERRORS, Progress, Report};
pub use row_error::RowError;

/// The table `product_imports`.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "product_import",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
