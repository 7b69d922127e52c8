//! How sending a mail can fail, and so whether trying again makes sense.

use thiserror::Error;

use crate::MailerError;

/// Why a mail was not sent.
#[derive(Debug, Error)]
pub enum NotificationError {
    /// Its words could not be put together; they never will.
    #[error("the mail cannot be written")]
    Unwritable(#[from] minijinja::Error),
    /// The mailbox could not be opened.
    #[error("the mailbox cannot be opened")]
    Closed(#[from] database::Error),
    /// It did not leave.
    #[error("the mail was not sent")]
    Unsent(#[from] MailerError),
}

impl NotificationError {
    /// Whether the same mail may be sent a little later.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::Unsent(MailerError::Unavailable(_)))
    }
}
