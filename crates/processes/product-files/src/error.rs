//! Why an import ends before the file does.

use catalog::CatalogError;
use inventory::InventoryError;
use primitives::Handle;
use thiserror::Error;

use crate::RowError;

/// Why an import ended early. What was saved until then stays saved, and the same import again completes it.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file is no product file.
    #[error("the file cannot be imported: {0}")]
    NoProductFile(RowError),
    /// Reading the file ended in a panic.
    #[error("the file could not be read to its end")]
    Unread,
    /// The catalogue could not.
    #[error("the catalogue could not save the products")]
    Catalog(#[from] CatalogError),
    /// The inventory could not.
    #[error("the inventory could not save the stock")]
    Inventory(#[from] InventoryError),
    /// The database could not.
    #[error("the database failed")]
    Database(#[from] database::Error),
}

/// Why an export ended early.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The format is read only.
    #[error("product files of WooCommerce are read, not written")]
    ReadOnly,
    /// The file could not be written.
    #[error("the file cannot be written")]
    Unwritten(#[from] std::io::Error),
    /// The catalogue has a product that breaks its own rules.
    #[error("the product `{0}` has no title")]
    Unreadable(Handle),
    /// The catalogue could not.
    #[error("the catalogue could not tell the products")]
    Catalog(#[from] CatalogError),
    /// The inventory could not.
    #[error("the inventory could not tell the stock")]
    Inventory(#[from] InventoryError),
}
