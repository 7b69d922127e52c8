//! The first mail to a new customer.

use serde::Serialize;

use super::Mail;
use crate::Template;

/// Somebody has opened an account.
#[derive(Debug, Clone, Serialize)]
pub struct Welcome {
    /// How to greet them, if they said.
    pub name: Option<String>,
    /// Where the shop is.
    pub link: String,
}

impl Mail for Welcome {
    const TEMPLATE: Template = Template::Welcome;
}
