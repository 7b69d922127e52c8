//! The demo shop: categories, products, stock, pictures, reviews and two accounts, loaded into an empty store. It is described
//! in `catalogue/` and part of the program. Loading it again changes nothing.

mod accounts;
mod album;
mod catalogue;
mod categories;
mod error;
mod pictures;
mod products;
mod program;
mod reviews;
mod seed;

pub use accounts::{CUSTOMER, PASSWORD, STAFF};
pub use error::DemoError;
pub use seed::{DemoTarget, Seeded, is_empty, seed};
