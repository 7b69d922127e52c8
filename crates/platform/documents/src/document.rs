//! A document as it is stored.

use primitives::Timestamp;
use serde::de::DeserializeOwned;

use crate::{Body, DocumentsError, Key};

/// Which state of a document this is. It grows with each write, also across deletion, so that a stale one never fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(i64);

impl Version {
    /// The version with that number; for adapters and for tokens handed to clients.
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        Self(number)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The version of a document that is written at `now` where there was none.
    #[must_use]
    pub const fn first(now: Timestamp) -> Self {
        Self(now.micros())
    }

    /// The version after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// A stored document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Where it is.
    pub key: Key,
    /// What it holds.
    pub body: Body,
    /// Its state, to write with [`crate::Expected::Version`].
    pub version: Version,
    /// When it ceases to exist.
    pub expires_at: Option<Timestamp>,
}

impl Document {
    /// The content.
    ///
    /// # Errors
    /// [`DocumentsError::Unreadable`] when it is something else.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, DocumentsError> {
        self.body.read()
    }
}
