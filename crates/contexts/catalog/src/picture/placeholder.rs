//! The tiny picture that stands in for one that is still on its way: a `data:` URI short enough to be sent with the
//! product, of a kind that can carry no script.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A `data:` URI of a WebP or PNG picture, 400 characters at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Placeholder(String);

/// The text is no placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a placeholder is data:image/webp;base64,… or data:image/png;base64,… of at most 400 characters")]
pub struct PlaceholderError;

const MAX_LENGTH: usize = 400;
const KINDS: [&str; 2] = ["data:image/webp;base64,", "data:image/png;base64,"];

impl Placeholder {
    /// The URI.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Placeholder {
    type Error = PlaceholderError;

    fn try_from(uri: String) -> Result<Self, PlaceholderError> {
        let data = KINDS.iter().find_map(|kind| uri.strip_prefix(kind)).ok_or(PlaceholderError)?;
        if uri.len() > MAX_LENGTH || !is_base64(data) {
            return Err(PlaceholderError);
        }
        Ok(Self(uri))
    }
}

impl FromStr for Placeholder {
    type Err = PlaceholderError;

    fn from_str(uri: &str) -> Result<Self, PlaceholderError> {
        uri.to_owned().try_into()
    }
}

impl From<Placeholder> for String {
    fn from(placeholder: Placeholder) -> Self {
        placeholder.0
    }
}

impl fmt::Display for Placeholder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// RFC 4648, section 4, with padding.
fn is_base64(data: &str) -> bool {
    let content = data.strip_suffix("==").or_else(|| data.strip_suffix('=')).unwrap_or(data);
    !content.is_empty()
        && data.len().is_multiple_of(4)
        && content.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_short_raster_pictures_stand_in() {
        assert!("data:image/webp;base64,UklGRg==".parse::<Placeholder>().is_ok());
        assert!("data:image/png;base64,iVBORw0K".parse::<Placeholder>().is_ok());
        for wrong in [
            "",
            "data:image/webp;base64,",
            "data:image/webp;base64,====",
            "data:image/webp;base64,abc",
            "data:image/svg+xml;base64,PHN2Zz4=",
            "data:text/html;base64,PHN2Zz4=",
            "https://a.example/b.webp",
            "data:image/webp;base64,UklGRg==\" onload=\"x",
        ] {
            assert_eq!(wrong.parse::<Placeholder>(), Err(PlaceholderError), "{wrong}");
        }
        let of_length = |length: usize| format!("data:image/webp;base64,{}", "A".repeat(length - 23));
        assert!(of_length(399).parse::<Placeholder>().is_ok());
        assert!(of_length(403).parse::<Placeholder>().is_err());
    }

    proptest! {
        #[test]
        fn nothing_leaves_the_attribute_it_is_put_in(tail in "\\PC{0,60}") {
            if let Ok(placeholder) = format!("data:image/png;base64,{tail}").parse::<Placeholder>() {
                prop_assert!(!placeholder.as_str().contains(['"', '\'', '<', '>', '&', ' ']));
            }
        }
    }
}
