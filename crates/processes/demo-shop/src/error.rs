//! Why the demo shop could not be loaded.

use std::{io, path::PathBuf};

use catalog::CatalogError;
use inventory::InventoryError;
use thiserror::Error;
use users::UsersError;

/// Why the demo shop could not be loaded.
#[derive(Debug, Error)]
pub enum DemoError {
    /// A file of the catalogue is missing, or not what it should be.
    #[error("the demo catalogue is faulty: {0}")]
    Catalogue(String),
    /// A picture could not be written.
    #[error("{path} could not be written")]
    Picture {
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The pictures were not all written.
    #[error("the pictures could not be written")]
    Unfinished,
    /// The catalogue refused.
    #[error("the catalogue refused the demo shop")]
    Catalog(#[from] CatalogError),
    /// The inventory refused.
    #[error("the inventory refused the demo shop")]
    Inventory(#[from] InventoryError),
    /// The accounts could not be made.
    #[error("the demo accounts could not be made")]
    Users(#[from] UsersError),
}
