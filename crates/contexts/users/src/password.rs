//! Passwords: what may be one, and their hashes. A password is never printed and leaves memory overwritten.

mod hasher;

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, de::Error as _};
use thiserror::Error;

pub(crate) use hasher::Hasher;

/// A new password: 8 to 128 characters, none of the commonest.
#[derive(Clone)]
pub struct Password(SecretString);

/// A password that somebody offers to sign in: any text that a password can be.
#[derive(Clone)]
pub(crate) struct OfferedPassword(SecretString);

/// Why a text may not be a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasswordError {
    /// Fewer than 8 characters.
    #[error("a password has at least 8 characters")]
    TooShort,
    /// More than 128 characters.
    #[error("a password has at most 128 characters")]
    TooLong,
    /// One of those that are tried first.
    #[error("this password is one of the most common ones")]
    Common,
}

const SHORTEST: usize = 8;
const LONGEST: usize = 128;

/// Passwords of 8 and more characters that lead the published lists of leaked ones, one a line, in lower case.
const COMMON: &str = include_str!("password/common.txt");

impl Password {
    /// Reads a password; blanks count, nothing is trimmed.
    ///
    /// # Errors
    /// [`PasswordError`]
    pub fn parse(text: String) -> Result<Self, PasswordError> {
        let text = SecretString::from(text);
        let length = text.expose_secret().chars().take(LONGEST + 1).count();
        match length {
            _ if length < SHORTEST => Err(PasswordError::TooShort),
            _ if length > LONGEST => Err(PasswordError::TooLong),
            _ if is_common(text.expose_secret()) => Err(PasswordError::Common),
            _ => Ok(Self(text)),
        }
    }

    pub(crate) fn offered(&self) -> OfferedPassword {
        OfferedPassword(self.0.clone())
    }
}

impl OfferedPassword {
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.expose_secret().as_bytes()
    }
}

fn is_common(text: &str) -> bool {
    let folded = text.to_lowercase();
    let first = folded.chars().next();
    COMMON.lines().any(|common| common == folded) || folded.chars().all(|c| Some(c) == first)
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for OfferedPassword {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = SecretString::from(String::deserialize(deserializer)?);
        // What is longer than any password need not be hashed to be wrong.
        if text.expose_secret().chars().nth(LONGEST).is_some() {
            return Err(D::Error::custom(PasswordError::TooLong));
        }
        Ok(Self(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<PasswordError> {
        Password::parse(text.to_owned()).err()
    }

    #[test]
    fn length_counts_characters_and_keeps_blanks() {
        assert_eq!(refused("äöüßäöü"), Some(PasswordError::TooShort));
        assert_eq!(refused("äöüßäöüß"), None);
        assert_eq!(refused("  six  ."), None);
        assert_eq!(refused(&"ab".repeat(64)), None);
        assert_eq!(refused(&format!("{}x", "ab".repeat(64))), Some(PasswordError::TooLong));
    }

    #[test]
    fn the_commonest_passwords_are_refused_in_any_case() {
        for text in ["password", "Password1", "QWERTYUIOP", "12345678", "zzzzzzzzzzzz"] {
            assert_eq!(refused(text), Some(PasswordError::Common), "{text}");
        }
        assert_eq!(refused("cloudmart-demo"), None);
    }

    #[test]
    fn every_line_of_the_list_could_be_a_password_and_stands_once() {
        let lines: std::collections::BTreeSet<&str> = COMMON.lines().collect();
        assert_eq!(lines.len(), COMMON.lines().count());
        assert!(lines.len() >= 100);
        for line in lines {
            assert!(line.chars().count() >= SHORTEST && line == line.to_lowercase(), "{line}");
        }
    }

    #[test]
    fn a_password_is_not_printed() {
        let password = Password::parse("correct horse".to_owned()).unwrap();
        assert_eq!(format!("{password:?}"), "Password(…)");
    }
}
