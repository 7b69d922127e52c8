//! What the shop tells about itself before anybody has a cart: what it is called, where it delivers and how an address
//! looks there, how it can be paid. A web shop asks for it once and builds its forms from it.

mod address_format;
mod error;
mod http;
mod profile;
mod remembered;

pub use address_format::{AddressField, AddressFormat, PostalCodeFormat, RegionChoice, RegionFormat};
pub use error::ProfileError;
pub use http::routes;
pub use profile::{Facts, ShopProfile};
