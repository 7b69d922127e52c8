//! Opaque cursors: the position after the last entry of a page, bound to the list it belongs to.

use std::hash::{DefaultHasher, Hash, Hasher};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use thiserror::Error;

/// A position of type `P` in the list that `scope` names (its filters and sort).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cursor<P> {
    #[serde(rename = "s")]
    scope: u64,
    /// The position after the last entry seen.
    #[serde(rename = "p")]
    pub position: P,
}

/// The cursor is not one of ours, or of another list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the cursor does not belong to this list")]
pub struct CursorError;

/// No cursor of ours is longer.
const MAX_LENGTH: usize = 1024;

impl<P: Serialize + DeserializeOwned> Cursor<P> {
    /// The cursor after `position` in the list named by `scope`.
    #[must_use]
    pub fn after(scope: &impl Hash, position: P) -> Self {
        Self { scope: fingerprint(scope), position }
    }

    /// The text for the client.
    #[must_use]
    pub fn encode(&self) -> String {
        // Positions are plain numbers and texts, which always serialize.
        BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// Reads a client's text.
    ///
    /// # Errors
    /// [`CursorError`] if it is not a cursor of the list named by `scope`.
    pub fn decode(text: &str, scope: &impl Hash) -> Result<P, CursorError> {
        if text.len() > MAX_LENGTH {
            return Err(CursorError);
        }
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| CursorError)?;
        let cursor: Self = serde_json::from_slice(&bytes).map_err(|_| CursorError)?;
        if cursor.scope == fingerprint(scope) { Ok(cursor.position) } else { Err(CursorError) }
    }
}

/// `DefaultHasher::new` has fixed keys, so processes of one build agree.
fn fingerprint(scope: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    scope.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_belongs_to_its_list() {
        let text = Cursor::after(&"price", (12_i64, "a".to_owned())).encode();
        assert_eq!(Cursor::<(i64, String)>::decode(&text, &"price"), Ok((12, "a".to_owned())));
        assert!(Cursor::<(i64, String)>::decode(&text, &"newest").is_err());
        for bad in ["", "x", "AAAA", &text[1..], &"A".repeat(5000)] {
            assert!(Cursor::<(i64, String)>::decode(bad, &"price").is_err());
        }
    }
}
