//! All SQL of the catalogue: plain functions over a snapshot or a transaction.

pub(crate) mod addresses;
pub(crate) mod categories;
pub(crate) mod counts;
pub(crate) mod documents;
pub(crate) mod existing;
pub(crate) mod facts;
pub(crate) mod listing;
pub(crate) mod load;
pub(crate) mod offers;
mod pictures;
pub(crate) mod related;
pub(crate) mod reviews;
pub(crate) mod save;
pub(crate) mod slugs;
pub(crate) mod stock;
pub(crate) mod suggestions;
