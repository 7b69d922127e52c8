//! What a provider tells the shop by itself: that something has become of a charge. What that is, the shop asks for, so
//! that neither the order of messages nor their number matters.

use primitives::Timestamp;
use thiserror::Error;

use crate::Key;

/// A message to the shop's address for notifications, as it came.
#[derive(Debug, Clone)]
pub struct NotificationMessage {
    /// Its headers, with names in small letters.
    pub headers: Vec<(String, String)>,
    /// Its body, byte by byte as it was signed.
    pub body: Vec<u8>,
    /// When it came.
    pub received_at: Timestamp,
}

/// A message that surely is the provider's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// The provider's id of the message, which is the same when it is sent again.
    pub id: Key,
    /// The charge that it is about.
    pub charge: Key,
}

/// Why a message is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotificationError {
    /// This provider sends none.
    #[error("this payment provider sends no notifications")]
    NotSent,
    /// Nobody knows who sent it: the signature is missing, wrong or too old.
    #[error("the message does not bear the provider's signature")]
    NotGenuine,
    /// Whether it is genuine could not be found out now.
    #[error("the signature could not be checked")]
    Unavailable,
}

impl NotificationMessage {
    /// The header of this name, if there is exactly one.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        let first = found.next()?;
        found.next().is_none().then_some(first.1.as_str())
    }
}
