//! What a document holds: JSON of a bounded size.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;

use crate::DocumentsError;

/// The largest document, in bytes of JSON: DynamoDB's limit.
pub const MAX_BODY: usize = 400 * 1024;

/// JSON of at most [`MAX_BODY`] bytes.
#[derive(Debug, Clone)]
pub struct Body(Box<RawValue>);

impl Body {
    /// The JSON of `content`.
    ///
    /// # Errors
    /// [`DocumentsError::TooLarge`], or [`DocumentsError::Unreadable`] when it has no JSON form.
    pub fn of(content: &impl Serialize) -> Result<Self, DocumentsError> {
        let json = serde_json::value::to_raw_value(content)
            .map_err(|error| DocumentsError::Unreadable(error.to_string()))?;
        match json.get().len() {
            bytes if bytes > MAX_BODY => Err(DocumentsError::TooLarge { bytes }),
            _ => Ok(Self(json)),
        }
    }

    /// The content.
    ///
    /// # Errors
    /// [`DocumentsError::Unreadable`] when it is something else.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, DocumentsError> {
        serde_json::from_str(self.0.get()).map_err(|error| DocumentsError::Unreadable(error.to_string()))
    }

    /// The JSON text.
    #[must_use]
    pub fn json(&self) -> &str {
        self.0.get()
    }

    pub(crate) const fn stored(json: Box<RawValue>) -> Self {
        Self(json)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_has_at_most_400_kib() {
        assert!(Body::of(&"x".repeat(MAX_BODY - 2)).is_ok());
        let larger = Body::of(&"x".repeat(MAX_BODY - 1));
        assert!(matches!(larger, Err(DocumentsError::TooLarge { bytes }) if bytes == MAX_BODY + 1));
    }
}
