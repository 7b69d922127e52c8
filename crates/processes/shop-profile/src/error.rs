//! Why a shop cannot tell about itself.

use thiserror::Error;

/// Why a shop cannot tell about itself.
#[derive(Debug, Error)]
pub enum ProfileError {
    /// The table of address formats that is built in cannot be read.
    #[error("the built-in address formats cannot be read")]
    AddressFormats(#[source] serde_json::Error),
}
