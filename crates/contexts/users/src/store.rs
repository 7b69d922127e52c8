//! All SQL of the context, as functions over a transaction or snapshot. No rule is decided here.

pub(crate) mod addresses;
pub(crate) mod password_resets;
pub(crate) mod refresh_tokens;
pub(crate) mod roles;
pub(crate) mod sessions;
pub(crate) mod signing_keys;
pub(crate) mod users;

use std::str::FromStr;

use database::{Error, Row};

/// A text column that may be NULL, read by `FromStr`.
fn optional<T: FromStr>(row: &Row<'_>, index: usize) -> Result<Option<T>, Error> {
    let text: Option<String> = row.get(index)?;
    let unexpected = |_| Error::Decode(format!("column {index}: unexpected text"));
    text.map(|text| text.parse().map_err(unexpected)).transpose()
}
