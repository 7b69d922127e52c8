//! The word to somebody who wrote that it has arrived. It repeats nothing of what was written: the address may be
//! anybody's, and a shop must not carry a stranger's words to it.

use serde::Serialize;

use super::Mail;
use crate::Template;

/// A request has arrived.
#[derive(Debug, Clone, Serialize)]
pub struct RequestReceived {
    /// What to name it by.
    pub reference: String,
    /// Where the shop is.
    pub link: String,
}

impl Mail for RequestReceived {
    const TEMPLATE: Template = Template::RequestReceived;
}
