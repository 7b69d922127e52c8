//! What somebody searches for, as a parameter.

use http_kit::Problem;
use primitives::is_clean_text;

/// The longest search text, in characters.
const MAX_TEXT: usize = 200;

/// Blank text searches for nothing.
pub(super) fn search_text(q: Option<String>) -> Result<Option<String>, Problem> {
    let Some(text) = q.map(|q| q.split_whitespace().collect::<Vec<_>>().join(" ")) else { return Ok(None) };
    if text.chars().count() > MAX_TEXT {
        return Err(Problem::invalid("?q", "too_long", "a search text has at most 200 characters"));
    }
    if !is_clean_text(&text) {
        return Err(Problem::invalid("?q", "invalid", "the text contains a control character"));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}
