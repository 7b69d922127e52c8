//! A mail as it leaves. Its types make sure that no header can hold a second one.

use primitives::{Email, MessageId, Timestamp};

use crate::{ShopName, Subject, Template};

/// A mail as it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The same whenever the same mail is sent again.
    pub id: MessageId,
    /// What it was written with.
    pub template: Template,
    /// The sender's name.
    pub from_name: ShopName,
    /// The sender's address.
    pub from: Email,
    /// Who gets it.
    pub to: Email,
    /// The subject.
    pub subject: Subject,
    /// The body for those who can read HTML.
    pub html: String,
    /// The same as plain text.
    pub text: String,
    /// When it was handed over.
    pub sent_at: Timestamp,
}

impl Message {
    /// The links of the plain text; those stand on lines of their own.
    #[must_use]
    pub fn links(&self) -> Vec<&str> {
        let is_link = |line: &&str| {
            (line.starts_with("https://") || line.starts_with("http://"))
                && !line.contains(char::is_whitespace)
        };
        self.text.lines().map(str::trim).filter(is_link).collect()
    }
}
