//! Pictures, as columns.

use database::{Error, Json, Row};

use crate::picture::{Derived, Placeholder, Rendition};

/// Reads the columns `url` and `renditions`, which stand side by side from `column` on, for what is shown of the
/// picture beside a line of a cart. The row may have none.
pub(super) fn thumbnail(row: &Row<'_>, column: usize) -> Result<Option<String>, Error> {
    let Some(url) = row.get::<Option<String>>(column)? else { return Ok(None) };
    let renditions = row.get::<Option<Json<Vec<Rendition>>>>(column + 1)?;
    let derived =
        Derived { placeholder: None, renditions: renditions.map(|json| json.0).unwrap_or_default() };
    Ok(Some(derived.thumbnail().map_or(url, str::to_owned)))
}

/// Reads the columns `placeholder` and `renditions`, which stand side by side from `column` on.
pub(super) fn derived(row: &Row<'_>, column: usize) -> Result<Derived, Error> {
    let placeholder = match row.get::<Option<String>>(column)? {
        Some(uri) => Some(Placeholder::try_from(uri).map_err(|error| Error::Decode(error.to_string()))?),
        None => None,
    };
    let renditions = row.get::<Option<Json<Vec<Rendition>>>>(column + 1)?;
    Ok(Derived { placeholder, renditions: renditions.map(|json| json.0).unwrap_or_default() })
}
