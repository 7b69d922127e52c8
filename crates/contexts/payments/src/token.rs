//! The shopper's payment token: shown to the provider once and to nobody else. Logs and tables see its masked form.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, de::Error as _};
use thiserror::Error;

/// What stands for the shopper's means of payment at the provider. It has no `Display` and no `Serialize`.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// Why a text is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TokenError {
    /// Empty, too long, or with other characters than printable ASCII.
    #[error("a payment token has 1 to 255 printable characters")]
    Malformed,
    /// It looks like the number of a card, which must never reach us.
    #[error("card numbers are not accepted")]
    CardNumber,
}

const MAX_LENGTH: usize = 255;

impl Token {
    /// The token itself; only for the provider it belongs to.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// A form that may be stored: a kind prefix such as `tok_`, if there is one, and the last two characters of a
    /// token that is long enough to keep its secret.
    #[must_use]
    pub fn masked(&self) -> String {
        let prefix = self.0.split_once('_').map_or("", |(kind, _)| kind);
        let kind = if prefix.is_empty() || prefix.len() > 8 { String::new() } else { format!("{prefix}_") };
        let tail = if self.0.len() >= 16 { &self.0[self.0.len() - 2..] } else { "" };
        format!("{kind}…{tail}")
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({})", self.masked())
    }
}

impl FromStr for Token {
    type Err = TokenError;

    fn from_str(text: &str) -> Result<Self, TokenError> {
        if primitives::looks_like_card_number(text) {
            return Err(TokenError::CardNumber);
        }
        let printable = text.bytes().all(|byte| byte.is_ascii_graphic());
        let fits = (1..=MAX_LENGTH).contains(&text.len());
        if printable && fits { Ok(Self(text.to_owned())) } else { Err(TokenError::Malformed) }
    }
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_shows_only_its_kind_and_end() {
        let masked = |text: &str| text.parse::<Token>().unwrap().masked();
        assert_eq!(masked("tok_success"), "tok_…");
        assert_eq!(masked("pm_1NvQ8s2eZvKYlo2C"), "pm_…2C");
        assert_eq!(masked("abcdefghijklmnopqrs"), "…rs");
        assert_eq!(masked("short"), "…");
        let debug = format!("{:?}", "tok_success".parse::<Token>().unwrap());
        assert!(!debug.contains("success"));
    }

    #[test]
    fn card_numbers_blanks_and_endless_texts_are_no_tokens() {
        assert_eq!("4111111111111111".parse::<Token>(), Err(TokenError::CardNumber));
        for text in ["", "tok success", "tok\n", "tök", &"x".repeat(256)] {
            assert_eq!(text.parse::<Token>(), Err(TokenError::Malformed), "{text:?}");
        }
    }
}
