//! Handles: the readable names of products and categories in addresses.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use thiserror::Error;
use utoipa::ToSchema;

/// Lower-case letters, digits and single hyphens, 1 to 150 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", max_length = 150, example = "trail-runner")]
pub struct Handle(String);

/// The text is no handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a handle has 1 to 150 lower-case letters, digits and single hyphens between them")]
pub struct HandleError;

impl Handle {
    /// The longest handle.
    pub const MAX_LENGTH: usize = 150;

    /// The handle made from a title: what is no letter or digit becomes a hyphen. `None` if nothing is left.
    #[must_use]
    pub fn from_title(title: &str) -> Option<Self> {
        let lower = title.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut joined = words.join("-");
        joined.truncate(Self::MAX_LENGTH);
        joined.trim_end_matches('-').parse().ok()
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Handle {
    type Err = HandleError;

    fn from_str(text: &str) -> Result<Self, HandleError> {
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let fits = text.len() <= Self::MAX_LENGTH && text.split('-').all(is_word);
        if fits { Ok(Self(text.to_owned())) } else { Err(HandleError) }
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Handle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_handles() {
        assert_eq!(Handle::from_title("  Trail Runner — 2nd Ed. ").unwrap().as_str(), "trail-runner-2nd-ed");
        assert_eq!(Handle::from_title("日本"), None);
    }

    #[test]
    fn odd_texts_are_no_handles() {
        for text in ["", "-a", "a-", "a--b", "A", "a b", "a/b", "ä"] {
            assert!(text.parse::<Handle>().is_err(), "{text}");
        }
    }
}
