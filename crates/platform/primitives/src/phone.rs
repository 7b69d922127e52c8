//! Telephone numbers, kept as written: digits with the usual marks between them.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use thiserror::Error;
use utoipa::ToSchema;

/// A telephone number of 5 to 15 digits (ITU-T E.164 allows 15) with blanks, `+`, `-`, `.`, `/` and brackets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, max_length = 32, example = "+1 555 0100")]
pub struct Phone(String);

/// The text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a telephone number")]
pub struct PhoneError;

impl Phone {
    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Phone {
    type Err = PhoneError;

    fn from_str(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let known = text.chars().all(|c| c.is_ascii_digit() || " +-./()".contains(c));
        if known && (5..=15).contains(&digits) && text.len() <= 32 {
            Ok(Self(text.to_owned()))
        } else {
            Err(PhoneError)
        }
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
