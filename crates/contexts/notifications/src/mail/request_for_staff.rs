//! What somebody has asked, for those who answer.

use primitives::Email;
use serde::Serialize;

use super::Mail;
use crate::Template;

/// Somebody waits for an answer.
#[derive(Debug, Clone, Serialize)]
pub struct RequestForStaff {
    /// `contact`, `return` or `support`.
    pub kind: String,
    /// Who asks.
    pub name: String,
    /// Where the answer goes.
    pub email: Email,
    /// In a few words.
    pub subject: String,
    /// In more words, line by line.
    pub message: Vec<String>,
    /// The order it is about, as the person wrote it.
    pub order_number: Option<String>,
    /// Where it is answered.
    pub link: String,
}

impl Mail for RequestForStaff {
    const TEMPLATE: Template = Template::RequestForStaff;
}
