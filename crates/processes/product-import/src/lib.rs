//! Products from files. A file is read row by row in bounded memory; a faulty product is reported with its line and
//! left out, the others are saved in chunks. Repeating an import updates and never doubles.

mod row_error;
pub mod shopify;

pub use row_error::RowError;
