//! Text with a length in characters and without control characters.

use std::{fmt, ops::Deref, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use thiserror::Error;

/// Trimmed text of `MIN` to `MAX` characters (not bytes); line breaks and tabs are its only control characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Text<const MIN: usize, const MAX: usize>(String);

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextError {
    /// Fewer characters than asked for.
    #[error("the text must have at least {0} characters")]
    TooShort(usize),
    /// More characters than allowed.
    #[error("the text must have at most {0} characters")]
    TooLong(usize),
    /// A control or bidirectional override character.
    #[error("the text contains a control character")]
    ControlCharacter,
}

/// Whether `text` is free of control characters (line feed, carriage return and tab excepted) and of
/// bidirectional overrides (Unicode TR36, section 2.11), which make text read as something else.
#[must_use]
pub fn is_clean_text(text: &str) -> bool {
    !text.chars().any(|c| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<const MIN: usize, const MAX: usize> FromStr for Text<MIN, MAX> {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let text = text.trim();
        let length = text.chars().take(MAX + 1).count();
        match length {
            _ if !is_clean_text(text) => Err(TextError::ControlCharacter),
            _ if length < MIN => Err(TextError::TooShort(MIN)),
            _ if length > MAX => Err(TextError::TooLong(MAX)),
            _ => Ok(Self(text.to_owned())),
        }
    }
}

impl<const MIN: usize, const MAX: usize> Deref for Text<MIN, MAX> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> fmt::Display for Text<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de, const MIN: usize, const MAX: usize> Deserialize<'de> for Text<MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl<const MIN: usize, const MAX: usize> utoipa::PartialSchema for Text<MIN, MAX> {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .min_length(Some(MIN))
            .max_length(Some(MAX))
            .into()
    }
}

impl<const MIN: usize, const MAX: usize> utoipa::ToSchema for Text<MIN, MAX> {
    fn name() -> std::borrow::Cow<'static, str> {
        format!("Text{MIN}To{MAX}").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Name = Text<1, 5>;

    #[test]
    fn length_counts_characters_after_trimming() {
        assert_eq!("  äöüßé ".parse::<Name>().unwrap().as_str(), "äöüßé");
        assert_eq!("äöüßéx".parse::<Name>(), Err(TextError::TooLong(5)));
        assert_eq!("   ".parse::<Name>(), Err(TextError::TooShort(1)));
    }

    #[test]
    fn control_and_override_characters_are_refused() {
        for text in ["a\0b", "a\u{1b}b", "a\u{202e}b"] {
            assert_eq!(text.parse::<Name>(), Err(TextError::ControlCharacter), "{text:?}");
        }
    }
}
