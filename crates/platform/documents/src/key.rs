//! Where a document is: a partition, and a place in the partition's order.

use std::fmt;

use crate::DocumentsError;

/// The longest partition or sort key, in characters.
pub const MAX_KEY: usize = 191;

/// The key of a document within its collection. Sort keys are ordered by their UTF-8 bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    partition: String,
    sort: String,
}

impl Key {
    /// The only document of a partition.
    ///
    /// # Errors
    /// [`DocumentsError::InvalidKey`] when it is empty or too long.
    pub fn of(partition: impl fmt::Display) -> Result<Self, DocumentsError> {
        Self::new(partition, "")
    }

    /// A document among several of its partition.
    ///
    /// # Errors
    /// [`DocumentsError::InvalidKey`] when the partition is empty or either part too long.
    pub fn new(partition: impl fmt::Display, sort: impl fmt::Display) -> Result<Self, DocumentsError> {
        let key = Self { partition: partition.to_string(), sort: sort.to_string() };
        let is_valid = !key.partition.is_empty() && fits(&key.partition) && fits(&key.sort);
        if is_valid { Ok(key) } else { Err(DocumentsError::InvalidKey) }
    }

    /// The partition.
    #[must_use]
    pub fn partition(&self) -> &str {
        &self.partition
    }

    /// The place in the partition's order; empty for an only document.
    #[must_use]
    pub fn sort(&self) -> &str {
        &self.sort
    }

    pub(crate) const fn stored(partition: String, sort: String) -> Self {
        Self { partition, sort }
    }
}

fn fits(part: &str) -> bool {
    part.chars().nth(MAX_KEY).is_none()
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.partition, self.sort)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_bounded_and_have_a_partition() {
        assert!(Key::new("ü".repeat(MAX_KEY), "ü".repeat(MAX_KEY)).is_ok());
        assert!(Key::of("").is_err());
        assert!(Key::of("x".repeat(MAX_KEY + 1)).is_err());
        assert!(Key::new("x", "x".repeat(MAX_KEY + 1)).is_err());
    }
}
