//! The programs whose product files are read and written.

use std::io::{BufReader, Read, Seek};

use primitives::Currency;

use crate::{ProductSheet, RowError, cloudmart, shopify, woocommerce};

/// Whose files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// The product CSV of Shopify.
    #[default]
    Shopify,
    /// The product CSV of WooCommerce; read only.
    WooCommerce,
    /// Our own: a JSON document a line.
    CloudMart,
}

/// The products of a file, one after the other.
pub(crate) trait Sheets: Iterator<Item = Result<ProductSheet, Vec<RowError>>> {
    /// How many rows the products read so far have.
    fn rows(&self) -> u64;
}

impl Format {
    /// Begins to read.
    ///
    /// # Errors
    /// When the file is not of this format.
    pub(crate) fn open<'s>(
        self,
        source: impl Read + Seek + 's,
        currency: Currency,
    ) -> Result<Box<dyn Sheets + 's>, RowError> {
        Ok(match self {
            Self::Shopify => Box::new(shopify::Products::read(source, currency)?),
            Self::WooCommerce => Box::new(woocommerce::Products::read(source, currency)?),
            Self::CloudMart => Box::new(cloudmart::Products::read(BufReader::new(source))),
        })
    }
}
