//! The port through which mails leave, and its adapters.

mod mailbox;

use async_trait::async_trait;
use thiserror::Error;

pub use self::mailbox::{Listed, Mailbox, MailboxLimits, Position};
use crate::Message;

/// Something that takes mails away.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Takes `message` away, once for each id: one that was taken already is left as it is.
    ///
    /// # Errors
    /// [`MailerError`] when it was not taken, or when that is unknown.
    async fn deliver(&self, message: Message) -> Result<(), MailerError>;
}

/// Why a mail was not taken.
#[derive(Debug, Error)]
pub enum MailerError {
    /// It may be taken a little later.
    #[error("the mailer is unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It will never be taken, for instance because the address does not exist.
    #[error("the mailer refuses the message")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
}
